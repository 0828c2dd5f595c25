"""Import of accounts: what was read, what its columns become, what will happen; and the rows that were not understood."""
