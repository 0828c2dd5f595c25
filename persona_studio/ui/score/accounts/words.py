"""What the panel says of a list, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.actions.account_import import Count, Incoming
    from persona_studio.exchange.accounts.mapping import Mapping

MOST_NAMES = 8  # columns that are named; more are counted


def number(value: int) -> str:
    """A number as the language writes it."""
    return QLocale().toString(value)


def source(incoming: Incoming) -> str:
    """How the list is written: "UTF-8, separated by semicolons"."""
    table = incoming.table
    if not table.delimiter:
        return _("sheet {name}").format(name=table.sheet)
    signs = {",": _("separated by commas"), ";": _("separated by semicolons"), "\t": _("separated by tabs"), "|": _("separated by bars")}
    said = signs.get(table.delimiter, _("separated by {sign}").format(sign=table.delimiter))
    return f"{table.encoding.upper().replace('-SIG', '')}, {said}" if table.encoding else said


def read(incoming: Incoming, count: Count) -> str:
    """How long the list is: "85 rows, 27 columns"."""
    columns = len(incoming.table.headers)
    rows = ngettext("{count} row", "{count} rows", count.rows).format(count=number(count.rows))
    return f"{rows}, {ngettext('{count} column', '{count} columns', columns).format(count=number(columns))}"


def notes(incoming: Incoming, mapping: Mapping, count: Count | None) -> list[str]:
    """What is worth knowing before the list is taken."""
    found = [_("The columns mean what they meant last time.")] if incoming.remembered else []
    found += [*incoming.table.notes, *mapping.notes]
    if count is None:
        return found
    for many, said in (
        (count.footer, ngettext("{count} line below the table belongs to the report and is left out.",
                                "{count} lines below the table belong to the report and are left out.", count.footer)),
        (count.deleted, ngettext("{count} row is marked as deleted and is left out.",
                                 "{count} rows are marked as deleted and are left out.", count.deleted)),
        (count.padded, ngettext("{count} row is shorter than the header; what is missing stays unknown.",
                                "{count} rows are shorter than the header; what is missing stays unknown.", count.padded)),
        (count.duplicates, ngettext("{count} row says more of an account that an earlier row has named.",
                                    "{count} rows say more of accounts that earlier rows have named.", count.duplicates)),
    ):  # fmt: skip
        if many:
            found.append(said.format(count=number(many)))
    if count.personal:
        found.append(_personal(count.personal))
    return found


def _personal(columns: tuple[str, ...]) -> str:
    names = ", ".join(columns[:MOST_NAMES])
    more = len(columns) - MOST_NAMES
    if more > 0:
        names = ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=names, count=number(more))
    return _("Left out because it is about persons: {names}.").format(names=names)


def counted(count: Count) -> str:
    """What will happen: "85 new, 2 updated, 1 row without a name"."""
    parts = [ngettext("{count} new", "{count} new", count.new).format(count=number(count.new))]
    parts.append(ngettext("{count} updated", "{count} updated", count.updated).format(count=number(count.updated)))
    if count.same:
        parts.append(ngettext("{count} stays as it is", "{count} stay as they are", count.same).format(count=number(count.same)))
    parts += reasons(count)
    return ", ".join(parts)


def reasons(count: Count) -> list[str]:
    """Each reason that keeps rows out, with how many: "1 row without a name"."""
    found = []
    for reason, n in count.reasons.items():
        if reason == _("The row names no company."):
            said = ngettext("{count} row without a name", "{count} rows without a name", n)
        else:
            said = ngettext("{count} row not understood ({reason})", "{count} rows not understood ({reason})", n)
        found.append(said.format(count=number(n), reason=reason.rstrip(".")))
    return found


def take(count: Count | None) -> str:
    """On the button."""
    total = count.new + count.updated if count else 0
    return ngettext("Import {count} account", "Import {count} accounts", total).format(count=number(total)) if total else _("Import")


def taken(count: Count) -> str:
    """In the toast."""
    total, refused = count.new + count.updated, len(count.refused)
    said = ngettext("{count} account imported", "{count} accounts imported", total).format(count=number(total))
    if not refused:
        return said
    left = ngettext("{count} row was not understood", "{count} rows were not understood", refused).format(count=number(refused))
    return f"{said}, {left}"
