"""What every layer may stand on: problems told to people, resource files, safe writing, translated words."""
