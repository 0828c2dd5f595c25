"""Priority: which profiles matter most, by what weights, and the order that follows."""
