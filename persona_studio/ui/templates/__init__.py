"""The template editor: changes the same TOML that ships with the program."""
