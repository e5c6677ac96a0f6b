"""What of Windows can be tested without it: the recipe, the script of the installer, names and paths."""
