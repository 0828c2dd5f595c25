"""Choosing what stands for a profile: a drawn face, a photograph, its initials."""
