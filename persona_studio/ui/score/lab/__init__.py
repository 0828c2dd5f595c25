"""The weight lab: weights and limits that are tried by hand, and what follows from them."""
