"""Snapshots of the workbook, and a profile beside what it was."""
