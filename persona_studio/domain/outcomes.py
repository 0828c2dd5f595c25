"""What an outcome is worth: how much it matters, and how little of it is satisfied today."""

from __future__ import annotations

from decimal import Decimal, localcontext

LOWEST, HIGHEST = Decimal(0), Decimal(10)
_DIGITS = 100  # sums of what values may hold stay exact


def opportunity(importance: Decimal | None, satisfaction: Decimal | None) -> Decimal | None:
    """importance + max(importance - satisfaction, 0), exact, from 0 to 20; None when one is unknown or not between 0 and 10."""
    if importance is None or satisfaction is None:
        return None
    if not all(LOWEST <= score <= HIGHEST for score in (importance, satisfaction)):
        return None
    with localcontext(prec=_DIGITS):
        return importance + max(importance - satisfaction, LOWEST)
