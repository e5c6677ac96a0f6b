"""A newcomer with the program and nothing else: walks through what each role does, by keyboard and mouse."""
