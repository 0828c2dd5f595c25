"""The table of Compare: profiles as columns, questions as rows, every value whole."""
