"""Any table that a person can hand us: delimited text of every dialect, XLSX, what was copied from a spreadsheet."""

from persona_studio.exchange.tables.opening import open, paste
from persona_studio.exchange.tables.table import Refused, Table, Tally

__all__ = ["Refused", "Table", "Tally", "open", "paste"]
