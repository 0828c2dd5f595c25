"""Says "shown" when the form of the workbook's profile has been painted."""

from __future__ import annotations

from driven import drive

drive(lambda: print("shown", flush=True))
