"""Hand-made layouts: each knows the slots and nothing of particular fields."""
