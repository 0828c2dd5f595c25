"""One function for each thing a person can do, each one edit: menus, palette and command line call these and nothing else."""
