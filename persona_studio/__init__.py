"""Persona Studio: customer personas and ideal customer profiles in one file that you own."""

__version__ = "0.1.0"
