"""The command line, a module for each kind of command. Headless: none of them needs a window."""
