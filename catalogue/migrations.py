"""How an older ``school.db`` is brought forward: for each version, the steps that lead to it from the one before.

A step is a small function in a module of its own. It runs inside one transaction with all others, makes only what is
not there yet, and is never changed once it was released: write a new one.
"""

from collections.abc import Mapping, Sequence

from catalogue.database import Step
from catalogue.migration_classes import add_classes
from catalogue.migration_languages import add_languages
from catalogue.migration_places import add_places
from catalogue.migration_register import add_register

STEPS: Mapping[int, Sequence[Step]] = {2: (add_classes, add_places), 3: (add_register,), 4: (add_languages,)}
