"""What lists of companies call their columns, and other words of theirs (`resources/scoring/columns.toml`); how headers are compared with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from persona_studio.foundation import resource

Ranks = Mapping[str, int]  # from the key of a header to its rank, 0 for the first
_CAMEL = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])")
_PREFIX = re.compile(r"^property[ _]+(hs[ _]+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Vocabulary:
    """The words, as keys."""

    names: Ranks
    ids: Ranks
    linked_ids: Ranks
    domains: Ranks
    places: Ranks
    rows: Mapping[str, Ranks]
    personal: Ranks
    personal_words: frozenset[str]
    technical: Ranks
    columns: Mapping[str, Ranks]
    amounts: frozenset[str]  # names of the columns that hold amounts
    countries: Ranks
    forms: Mapping[str, str]  # how a name ends, and the legal form that this is
    shared: frozenset[str]  # domains that many companies have

    @cached_property
    def all(self) -> frozenset[str]:
        """The keys of all headers that are known."""
        groups = (self.names, self.ids, self.domains, self.places, self.personal, *self.columns.values())
        return frozenset(k for group in groups for k in group)


@cache
def vocabulary() -> Vocabulary:
    """Read once, when the first list is."""
    import tomllib

    data = tomllib.loads(resource.text("scoring", "columns.toml"))
    roles, out = data["roles"], data["left_out"]
    return Vocabulary(
        names=_ranks(roles["name"]),
        ids=_ranks(roles["id"]),
        linked_ids=_ranks(roles["linked_id"]),
        domains=_ranks(roles["domain"]),
        places=_ranks(data["places"]["words"]),
        rows={kind: _ranks(words) for kind, words in data["rows"].items()},
        personal=_ranks(out["personal"]),
        personal_words=frozenset(token for word in out["personal_words"] for token in tokens(word)),
        technical=_ranks(out["technical"]),
        columns={name: _ranks(column["words"]) for name, column in data["columns"].items()},
        amounts=frozenset(name for name, column in data["columns"].items() if column.get("amount")),
        countries=_ranks(data["places"]["countries"]),
        forms={ending: form for form, endings in data["legal_forms"].items() for ending in endings},
        shared=frozenset(data["shared"]["domains"]),
    )


def _ranks(words: Iterable[str]) -> Ranks:
    return {k: at for at, k in reversed(list(enumerate(map(key, words))))}


@cache
def tokens(header: str) -> tuple[str, ...]:
    """The words of a header: NumberOfEmployees, number_of_employees and “Number of employees” are the same."""
    bare = _PREFIX.sub("", header.strip()).removesuffix("__c")
    if not bare.isupper():
        bare = _CAMEL.sub(" ", bare)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", bare.lower()) if not unicodedata.combining(sign))
    return tuple(_WORD.findall(plain.replace("ß", "ss")))


@cache
def key(header: str) -> str:
    """By which headers are compared."""
    return "".join(tokens(header))


def known(header: str) -> bool:
    """Whether a header is one that lists of companies have."""
    return key(header) in vocabulary().all
