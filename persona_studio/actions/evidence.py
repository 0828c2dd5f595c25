"""Sources, evidence, what claims stand on, and sign-offs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import tidy
from persona_studio.domain.ground import KINDS, SAID
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import clean
from persona_studio.workbook.research import SIGNED, WITHDRAWN

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft

_SOURCE = ("type", "title", "date", "n", "who", "note")
_EVIDENCE = ("text", "kind", "locator", "said", "who", "source")
LARGEST = 50_000_000  # bytes of an attached file


def add_source(book: Workbook, title: str, *, file: Path | None = None, **more: Any) -> int:
    """A new source: `type`, `date`, `n` (how many were asked), `who`, `note`; a `file` is copied into the workbook."""
    row = _source(title=title, **more)
    if file is not None:
        row |= {"file": file.name, "hash": book.keep(_content(file))}
    with book.edit(_("New source")) as e:
        key: int = e.put("source", **row)
    return key


def change_source(book: Workbook, source: int, **changes: Any) -> None:
    """Changes what is known of a source."""
    row = _source(**changes)
    with book.edit(_("Edit of a source")) as e:
        there(e, "source", source)
        e.put("source", id=source, **row)


def remove_source(book: Workbook, source: int) -> None:
    """Removes a source; its evidence stays, without one."""
    with book.edit(_("Remove a source")) as e:
        if e.get("source", source):
            e.remove("source", source)


def add_evidence(book: Workbook, text: str, source: int | None = None, **more: Any) -> int:
    """New evidence that stands under no claim yet: `kind` (quote, figure, fact), `locator`, `said` (said, synthesised), `who`."""
    row = _evidence(text=text, source=source, **more)
    with book.edit(_("New evidence")) as e:
        return put_new(e, row)


def change_evidence(book: Workbook, evidence: int, **changes: Any) -> None:
    """Changes evidence; what stands on it stays there."""
    row = _evidence(**changes)
    with book.edit(_("Edit of evidence")) as e:
        there(e, "evidence", evidence)
        if row.get("source") is not None:
            there(e, "source", row["source"])
        e.put("evidence", id=evidence, **row)


def remove_evidence(book: Workbook, evidence: int) -> None:
    """Removes evidence, also from under the claims that stand on it."""
    with book.edit(_("Remove evidence")) as e:
        if e.get("evidence", evidence):
            e.remove("evidence", evidence)


def link_evidence(book: Workbook, claim: int, evidence: int) -> None:
    """Puts evidence under a claim; once is enough."""
    with book.edit(_("Link evidence")) as e:
        there(e, "evidence", evidence)
        ground(e, claim, evidence)


def unlink_evidence(book: Workbook, claim: int, evidence: int) -> None:
    """Takes evidence from under a claim; without another one it goes back to the inbox."""
    with book.edit(_("Unlink evidence")) as e:
        for row in e.find("ground", claim=claim, evidence=evidence):
            e.remove("ground", row["id"])


def quote(book: Workbook, claim: int, text: str, source: int | None = None, **more: Any) -> int:
    """A pasted line becomes a quote on which the claim stands."""
    row = _evidence(text=text, source=source, **more)
    with book.edit(_("Quote")) as e:
        key = put_new(e, row)
        ground(e, claim, key)
    return key


def read_files(_book: Workbook, files: Sequence[Path]) -> list[tuple[str, bytes]]:
    """Name and content of files that shall be attached. Raises Problem for one that is too large or cannot be read."""
    return [(file.name, _content(file)) for file in files]


def attach(book: Workbook, claim: int, files: Sequence[tuple[str, bytes]]) -> list[int]:
    """Files become evidence of a claim, each with a source that keeps a copy; one that the workbook keeps already is taken again."""
    kept = [(name, book.keep(content)) for name, content in files]
    with book.edit(ngettext("Attach a file", "Attach {n} files", len(kept)).format(n=len(kept))) as e:
        made = []
        for name, hash in kept:
            same = e.find("source", file=name, hash=hash)
            source = same[0]["id"] if same else e.put("source", type="", title=name, file=name, hash=hash)
            key = put_new(e, {"text": Path(name).stem or name, "kind": "fact", "source": source})
            ground(e, claim, key)
            made.append(key)
        return made


def save_file(book: Workbook, hash: str, target: Path) -> None:
    """Writes the content of an attached file. Raises Problem where the workbook does not have it."""
    content = book.blob(hash)
    if content is None:
        raise Problem(_("The attached file is not in the workbook."), _("Attach it again."))
    with atomic.replacing(target) as part:
        part.write_bytes(content)


def sign_off(book: Workbook, claim: int, who: str) -> None:
    """Says that a claim is right as it reads. Raises Problem for one without evidence. It lapses when the text changes."""
    who = tidy(who)
    if not who:
        raise Problem(_("A sign-off needs a name."), _("Type who signs."))
    with book.edit(_("Sign-off by {who}").format(who=who[:60])) as e:
        row = there(e, "claim", claim)
        if not e.find("ground", claim=claim):
            raise Problem(_("This claim is an assumption: it cannot be signed off."), _("Add evidence first."))
        e.record(SIGNED, profiles=(row["profile"],), claim=claim, text=row["body"], who=who)


def withdraw(book: Workbook, claim: int, who: str) -> None:
    """Takes a sign-off back; that it was given stays in the history."""
    who = tidy(who)
    with book.edit(_("Sign-off withdrawn")) as e:
        row = there(e, "claim", claim)
        if claim in book.signatures(row["profile"]):
            e.record(WITHDRAWN, profiles=(row["profile"],), claim=claim, who=who)


# ---- shared with the other actions


def put_new(e: Draft, row: dict[str, Any]) -> int:
    """The row of new evidence; its source must be there."""
    if row.get("source") is not None:
        there(e, "source", row["source"])
    key: int = e.put("evidence", **{"kind": "quote", "said": "said" if row.get("kind", "quote") == "quote" else "", **row})
    return key


def ground(e: Draft, claim: int, evidence: int) -> None:
    """Puts evidence under a claim within an edit that does more."""
    there(e, "claim", claim)
    if not e.find("ground", claim=claim, evidence=evidence):
        e.put("ground", claim=claim, evidence=evidence)


def there(e: Draft, table: str, key: int) -> dict[str, Any]:
    """The row of a claim, an evidence or a source that must be there."""
    row = e.get(table, key)
    if row is None:
        sentences = {
            "claim": _("This claim is not in the workbook any more."),
            "evidence": _("This evidence is not in the workbook any more."),
            "source": _("This source is not in the workbook any more."),
        }
        raise Problem(sentences[table], _("Undo brings it back."))
    return row


def _source(**given: Any) -> dict[str, Any]:
    _known(given, _SOURCE)
    row = {name: value if name == "n" else clean(value).strip() if name == "note" else tidy(value) for name, value in given.items()}
    n = row.get("n")
    if n is not None and (type(n) is not int or not 0 <= n <= 10**12):
        raise Problem(_("“{value}” is not a sample size.").format(value=str(n)[:60]), _("Give a whole number, as 12."))
    if "title" in row and not (row["title"] or row.get("type")):
        raise Problem(_("A source needs a title."), _("Type what people call it, as “Interviews in spring”."))
    return row


def _evidence(**given: Any) -> dict[str, Any]:
    _known(given, _EVIDENCE)
    row = {name: value if name == "source" else clean(value).strip() if name == "text" else tidy(value) for name, value in given.items()}
    if not row.get("text", "-"):
        raise Problem(_("Evidence needs a text."), _("Paste the quote or the figure."))
    for name, known in (("kind", KINDS), ("said", ("", *SAID))):
        if row.get(name, known[0]) not in known:
            words = ", ".join(word for word in known if word)
            raise Problem(_("“{value}” is not possible here.").format(value=str(row[name])[:60]), _("Choose one of: {known}.").format(known=words))
    return row


def _known(given: dict[str, Any], names: tuple[str, ...]) -> None:
    if unknown := set(given) - set(names):
        raise TypeError(", ".join(sorted(unknown)))


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise Problem(_("{file} is too large to be kept in a workbook.").format(file=file.name), _("Name it in the note, and keep it beside."))
        return file.read_bytes()
    except OSError as error:
        raise Problem(_("{file} cannot be read: {reason}.").format(file=file.name, reason=error.strerror or error)) from error
