"""The table of accounts: a model that holds positions only, painted rows, keys that rate."""
