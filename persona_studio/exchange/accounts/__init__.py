"""Lists of companies: what their columns mean, and the accounts that their rows are."""
