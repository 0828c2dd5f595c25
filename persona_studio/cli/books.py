"""Commands about a workbook as a whole: new, profiles, history, rescue."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.cli.opening import chosen, reading
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

_ALL = 1_000_000  # steps of a history that is printed


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--sample", action="store_true", help=_("with a fictional client's buyer personas in it"))


def new(arguments: Arguments) -> int:
    path = Path(arguments.file)
    if arguments.sample:
        from persona_studio.actions import sample

        sample.make(path)
        print(_("Created {file} with the sample in it.").format(file=path))
    else:
        from persona_studio.workbook.file import create

        create(path).close()
        print(_("Created {file}.").format(file=path))
    return 0


def _profiles_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--json", action="store_true", help=_("as an array of objects"))


def profiles(arguments: Arguments) -> int:
    with reading(arguments.file) as book:
        rows = [_profile(book, listed) for listed in book.profiles()]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        retired = f"  [{_('retired')}]" if row["retired"] else ""
        print(f"{row['id']:<{width}}  {row['completeness']:>4.0%}  {row['name']}  ({row['template']}){retired}")
    return 0


def _profile(book: Workbook, listed: Any) -> dict[str, Any]:
    shares = book.shares(listed.id)
    return {
        "id": listed.code,
        "name": listed.name,
        "kind": listed.kind,
        "template": listed.template,
        "completeness": round(shares.filled.part, 4),
        "coverage": round(shares.evidenced.part, 4),
        "retired": listed.retired,
    }


def _history_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--profile", metavar="NAME", help=_("the steps of one profile only"))
    parser.add_argument("--json", action="store_true", help=_("as an array of objects"))


def history(arguments: Arguments) -> int:
    with reading(arguments.file) as book:
        profile = chosen(book, [arguments.profile])[0] if arguments.profile is not None else None
        codes = {p.id: p.code for p in book.profiles()}
        entries = book.history(profile, _ALL)
    if arguments.json:
        print(json.dumps([_entry(entry, codes) for entry in entries], ensure_ascii=False, indent=2))
        return 0
    words = {"undo": _("Undo {step}"), "redo": _("Redo {step}")}
    for entry in entries:
        label = words.get(entry.kind, "{step}").format(step=entry.label)
        names = ", ".join(entry.names[:3]) + (", …" if len(entry.names) > 3 else "")
        print(f"{entry.at:%Y-%m-%d %H:%M}  {label}" + (f"  [{names}]" if names else "") + (f"  ({_('undone')})" if entry.undone else ""))
    return 0


def _entry(entry: Any, codes: dict[int, str]) -> dict[str, Any]:
    """One step; a profile that is gone has a name and no id."""
    return {
        "step": entry.id,
        "at": entry.at.isoformat(timespec="milliseconds"),
        "label": entry.label,
        "kind": entry.kind,
        "undone": entry.undone,
        "profiles": [{"id": codes.get(id), "name": name} for id, name in zip(entry.profiles, entry.names, strict=True)],
    }


def _rescue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="DAMAGED")
    parser.add_argument("--out", metavar="NEW", required=True, help=_("the new workbook"))


def rescue(arguments: Arguments) -> int:
    from persona_studio.workbook.salvage import salvage

    saved = salvage(Path(arguments.file), Path(arguments.out))
    kept, lost = saved.kept.get("profile", 0), sum(saved.lost.values())
    print(ngettext("Saved {count} profile to {file}.", "Saved {count} profiles to {file}.", kept).format(count=kept, file=arguments.out))
    if lost:
        print(ngettext("{count} row could not be read.", "{count} rows could not be read.", lost).format(count=lost))
    return 0


COMMANDS = (
    Command("new", _("creates a workbook"), _new_arguments, new),
    Command("profiles", _("lists the profiles of a workbook"), _profiles_arguments, profiles),
    Command("history", _("lists what was done, newest first"), _history_arguments, history),
    Command("rescue", _("saves what can be read of a damaged workbook"), _rescue_arguments, rescue),
)
