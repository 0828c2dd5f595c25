"""The view "Alike" of Compare: which profiles say nearly the same, and why."""
