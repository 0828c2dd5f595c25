"""The template language: what can be asked about a company, a buyer, a user, and how it is read from TOML."""
