"""How words are compared: without regard to case and to outer and repeated blanks.

One written table, one character for one character, so that SQL's `translate(text, CHANGED, TO)` followed by the collapsing of blanks does
the very same. What is not in the table stays as it is: "ß" is not "ss", an accent counts, and letters composed of two characters are not
those of one.
"""

from __future__ import annotations

from functools import lru_cache

BLANK = " "
# Tab, line feed, vertical tab, form feed, return, the spaces of Unicode and those without width.
BLANKS = (
    "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
# Latin, Latin-1, Latin Extended-A, Greek, Cyrillic.
UPPER = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚ"
    "ŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯҊ"
    "ҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӁӃӅӇӉӋӍӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾ"
)
LOWER = (
    "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřś"
    "ŝşšţťŧũūŭůűųŵŷÿźżžάέήίόύώαβγδεζηθικλμνξοπρστυφχψωϊϋѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюяҋ"
    "ҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӂӄӆӈӊӌӎӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿ"
)
CHANGED = BLANKS + UPPER
TO = BLANK * len(BLANKS) + LOWER

_TABLE = str.maketrans(CHANGED, TO)

REMEMBERED = 10_000  # cells: a column of a long list repeats itself


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """The text in small letters, with single blanks inside and none outside."""
    return BLANK.join(part for part in text.translate(_TABLE).split(BLANK) if part)
