"""What comes in and what goes out: reads files into plain profiles, writes plain bytes. Knows no workbook."""
