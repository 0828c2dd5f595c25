"""A comparison as files that leave: CSV, a spreadsheet, Markdown, and one page of HTML that needs nothing else."""
