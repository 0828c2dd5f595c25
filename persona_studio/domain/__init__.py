"""Profiles, their claims and the ground these stand on: pure Python over plain values."""
