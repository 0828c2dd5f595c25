"""The workbook file: tables, opening, edits, undo, history, backups. The only place with SQL."""
