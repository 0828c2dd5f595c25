"""When two rows are one company: by its id, then its domain, then its name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from persona_studio.exchange.accounts.words import vocabulary

_LONGEST = 5  # words of a legal form
_WORD = re.compile(r"[^\W_]+|[+&@#!]")


@lru_cache(maxsize=65536)
def name_of(name: str) -> tuple[str, str]:
    """A name as it is compared, and the legal form that it ended with: “ACME, Inc.” is ("acme", "inc"). A name is never only its legal form."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    words = _WORD.findall(plain.replace("&", " & "))
    bare = [word for word in words if word != "&"]
    forms = vocabulary().forms
    for length in range(min(_LONGEST, len(bare) - 1), 0, -1):
        form = forms.get(" ".join(bare[-length:]))
        if form:
            return " ".join(_without_last(words, length)), form
    return " ".join(words) or plain.strip(), ""


def _without_last(words: list[str], count: int) -> list[str]:
    while count:
        count -= words[-1] != "&"
        words = words[:-1]
    while words and words[-1] == "&":
        words = words[:-1]
    return words


def code_of(code: str) -> str:
    """An id as it is compared: the long form of a Salesforce id is its short form with a checksum."""
    return code[:15] if len(code) == 18 and code.isalnum() and code.isascii() and _checksum(code[:15]) == code[15:].upper() else code


def _checksum(short: str) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
    return "".join(letters[sum(1 << at for at, sign in enumerate(short[n : n + 5]) if "A" <= sign <= "Z")] for n in (0, 5, 10))


@dataclass(frozen=True)
class Who:
    """By what an account is known."""

    key: int
    name: str
    code: str
    domain: str


class Ambiguous(Exception):
    """Several accounts could be meant."""


class Register:
    """The accounts that there are, to find the one that a row speaks of."""

    def __init__(self) -> None:
        self._of: dict[int, Who] = {}
        self._codes: dict[str, int] = {}
        self._domains: defaultdict[str, list[int]] = defaultdict(list)
        self._names: defaultdict[str, list[int]] = defaultdict(list)

    def put(self, key: int, name: str, code: str, domain: str) -> None:
        """A new account, or more about one that is there."""
        before = self._of.get(key)
        self._of[key] = Who(key, name, code, domain)
        if code:
            self._codes.setdefault(code_of(code), key)
        if domain and domain not in vocabulary().shared and (before is None or before.domain != domain):
            self._domains[domain].append(key)
        if name and (before is None or name_of(before.name)[0] != name_of(name)[0]):
            self._names[name_of(name)[0]].append(key)

    def find(self, name: str, code: str, domain: str) -> int | None:
        """The account with this id; else with this domain, else with this name where id and domain do not speak against it.
        Raises Ambiguous when several have the name."""
        if code and (key := self._codes.get(code_of(code))) is not None:
            return key
        if domain:
            there = [key for key in self._domains.get(domain, ()) if self._not_other(key, code)]
            if there:
                return there[0] if len(there) == 1 else self._named(there, name) or there[0]
        if not name:
            return None
        base, form = name_of(name)
        there = [
            key
            for key in dict.fromkeys(self._names.get(base, ()))
            if self._not_other(key, code)
            and not (domain and self._of[key].domain not in ("", domain))
            and _forms_agree(form, name_of(self._of[key].name)[1])
        ]
        if len(there) > 1:
            exact = [key for key in there if self._of[key].name.strip().casefold() == name.strip().casefold()]
            if len(exact) != 1:
                raise Ambiguous
            there = exact
        return there[0] if there else None

    def _not_other(self, key: int, code: str) -> bool:
        """Two different ids are two accounts."""
        return not (code and self._of[key].code)

    def _named(self, keys: list[int], name: str) -> int | None:
        return next((key for key in keys if name_of(self._of[key].name) == name_of(name)), None)


def _forms_agree(one: str, other: str) -> bool:
    """Acme and Acme Inc. may be one; Acme Inc. and Acme GmbH are two."""
    return one == other or not one or not other
