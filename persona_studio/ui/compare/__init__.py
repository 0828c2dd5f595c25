"""Compare: profiles side by side, what they share and what only one of them says."""
