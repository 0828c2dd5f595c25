"""The panel in which two profiles become one."""
