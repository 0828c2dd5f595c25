"""Scored accounts as files that leave: CSV, and a spreadsheet whose formulas a client can check."""
