"""Profiles side by side: what is the same, what differs, how alike two are, what a merge would keep. Pure Python over plain values."""
