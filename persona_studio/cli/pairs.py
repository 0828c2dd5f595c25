"""Arguments of the form THIS=THAT."""

from __future__ import annotations

from argparse import ArgumentTypeError

from persona_studio.foundation.words import _

YES, NO, UNKNOWN = ("yes", "shut", "true", "1"), ("no", "open", "false", "0"), ("?", "unknown", "")


def pair(text: str) -> tuple[str, str]:
    """COLUMN=VALUE. What stands before the last sign of equality may have more of them."""
    left, sign, right = text.rpartition("=")
    if not sign or not left.strip() or not right.strip():
        raise ArgumentTypeError(_("expected THIS=THAT, found “{text}”").format(text=text[:60]))
    return left.strip(), right.strip()


def outcome(text: str) -> tuple[str, str]:
    """COLUMN=VALUE, where the value may have signs of equality and the column none."""
    left, sign, right = text.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise ArgumentTypeError(_("expected COLUMN=VALUE, found “{text}”").format(text=text[:60]))
    return left.strip(), right.strip()


def rated(text: str) -> tuple[str, int | None]:
    """CRITERION=RATING."""
    left, sign, right = text.rpartition("=")
    if sign and left.strip():
        if right.strip() in UNKNOWN:
            return left.strip(), None
        if right.strip() in ("1", "2", "3", "4", "5"):
            return left.strip(), int(right)
    raise ArgumentTypeError(_("expected CRITERION= and a rating from 1 to 5, found “{text}”").format(text=text[:60]))


def gate_state(text: str) -> tuple[str, bool | None]:
    """GATE=yes (it is shut) or no."""
    left, sign, right = text.rpartition("=")
    word = right.strip().lower()
    if sign and left.strip() and word in (*YES, *NO, *UNKNOWN):
        return left.strip(), None if word in UNKNOWN else word in YES
    raise ArgumentTypeError(_("expected GATE=yes or GATE=no, found “{text}”").format(text=text[:60]))
