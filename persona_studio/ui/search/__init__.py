"""Search in one profile and in the whole workbook."""
