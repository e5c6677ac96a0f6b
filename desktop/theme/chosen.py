"""The colours that are in force: the usual ones, or those of high contrast. What is painted by hand asks here.

Which they are is kept by the application itself, as its style sheet is, so that there is one place to change them.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.theme.palette import DARK, HIGH, LIGHT, Palette
from desktop.theme.palette import subject_colour as colour_in
from desktop.theme.style import style_sheet

_PROPERTY = "high contrast"


def colours() -> Palette:
    """Return the colours of the window."""
    return HIGH if _is_high() else LIGHT


def dark_colours() -> Palette:
    """Return the colours of the control screen and the class screen."""
    return HIGH if _is_high() else DARK


def subject_colour(subject: str) -> str:
    """Return the colour of a subject in the colours that are in force."""
    return colour_in(subject, colours())


def dress(application: QApplication, contrast: str, scale: int) -> None:
    """Give every widget the colours and the size of text that are chosen, if they are other ones.

    ``contrast`` is one of ``settings.CONTRASTS``, ``scale`` in percent. Every widget hears of other
    colours by PaletteChange.
    """
    application.setProperty(_PROPERTY, contrast == "high" or (contrast == "system" and _system_wants(application)))
    sheet = style_sheet(colours(), scale)
    if sheet != application.styleSheet():
        application.setStyleSheet(sheet)
        application.setPalette(_for_qt(colours()))


def follow_system(application: QApplication, changed: Callable[[], None]) -> None:
    """Call ``changed``, a method of something that Qt knows, when the system wants high contrast or no longer.

    Before Qt 6.10 the system is not asked for that, and ``changed`` is never called.
    """
    hints = application.styleHints()
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(changed)


def _is_high() -> bool:
    application = QCoreApplication.instance()
    return application is not None and bool(application.property(_PROPERTY))


def _system_wants(application: QApplication) -> bool:
    hints = application.styleHints()  # held: what it has is gone for Python when it is
    if not hasattr(hints, "accessibility"):
        return False  # Qt 6.8, as in the package for older systems (docs/decisions/0057)
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _for_qt(palette: Palette) -> QPalette:
    """Return the same colours for what the style sheet does not name: Qt's dialogs, menus, hints."""
    made = QPalette()
    roles = (
        (palette.ink, ("WindowText", "Text", "ButtonText", "ToolTipText", "BrightText")),
        (palette.paper, ("Window", "AlternateBase")),
        (palette.card, ("Base", "Button", "ToolTipBase")),
        (palette.quiet, ("PlaceholderText",)),
        (palette.accent, ("Highlight", "Link")),
        (palette.on_accent, ("HighlightedText",)),
    )
    for colour, names in roles:
        for name in names:
            made.setColor(QPalette.ColorRole[name], QColor(colour))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor(palette.quiet))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(palette.quiet))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(palette.quiet))
    return made
