"""The buying committee of an ideal customer profile, as a map that can be edited."""
