"""Where the frozen program starts; all that it does is in the sources."""

import sys

from desktop.frozen import main

sys.exit(main())
