"""A button of the rail that chooses one page of several, and is read aloud as that."""

from PySide6.QtWidgets import QToolButton


class QRadioButton(QToolButton):
    """A tool button that a screen reader calls a radio button, as it does all that are one of a ChipGroup.

    Qt looks up how a widget is read by the name of its class and then of those above it, and a tool button that stays
    pressed would be a check box. So it bears the name of what it is.
    """
