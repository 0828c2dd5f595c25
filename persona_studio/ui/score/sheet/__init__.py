"""One account: its ratings and why, its gates, what it would take, what was kept."""
