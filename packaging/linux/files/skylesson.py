"""Starts the program; as a file of this name, so that windows are known as those of skylesson."""

import sys

from desktop.__main__ import main

sys.exit(main())
