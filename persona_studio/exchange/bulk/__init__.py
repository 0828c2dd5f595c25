"""Scoring where the data is: a scorecard as one SQL statement, run by DuckDB over files and by PostgreSQL over tables."""
