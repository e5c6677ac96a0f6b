"""The one style sheet, made from a palette and a text size."""

from PySide6.QtGui import QFont

from desktop.theme import icons
from desktop.theme.palette import Palette

BASE_PIXELS = 17
FACES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "sans-serif")
SMALL, GAP, WIDE, MARGIN = 8, 14, 18, 24
"""Spacing in pixels: within a control, between controls, between cards, round a page."""

TARGET = 44
"""Height in pixels that a thing to press has at least."""

_SHEET = """
* {{ font-family: {faces}; font-size: {base}px; color: {ink}; }}
QWidget[role="page"], QMainWindow, QScrollArea, QWidget[role="body"] {{ background: {paper}; }}
QFrame[role="card"] {{ background: {card}; border: 1px solid {hairline}; border-radius: 14px; }}
QFrame[role="rail"] {{ background: {card}; border: none; border-right: 1px solid {hairline}; }}
QFrame[role="rail"][turned="true"] {{ border-right: none; border-left: 1px solid {hairline}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[role="big"] {{ font-size: {big}px; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QLabel[role="pill"] {{ color: {on_subject}; border-radius: 7px; padding: 3px 14px; font-weight: 600; }}
QPushButton {{ background: {card}; border: 1px solid {hairline}; border-radius: 10px; padding: 6px 16px;
  min-height: {target}px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 15px; }}
QPushButton:disabled {{ color: {quiet}; }}
QPushButton[role="menu"] {{ padding: 6px 38px; }}
QPushButton[role="menu"]:focus {{ padding: 5px 37px; }}
QPushButton::menu-indicator {{ image: url({down}); width: 18px; height: 18px; subcontrol-origin: padding;
  subcontrol-position: center right; right: 12px; }}
QPushButton[role="main"] {{ background: {accent}; color: {on_accent}; border: 3px solid {accent}; font-size: {main}px;
  font-weight: 600; padding: 5px 29px; min-height: {main_target}px; }}
QPushButton[role="main"]:focus {{ border: 3px solid {ink}; padding: 5px 29px; }}
QPushButton[role="main"]:disabled {{ background: {track}; border-color: {track}; color: {quiet}; }}
QPushButton[role="chip"] {{ border-radius: 10px; padding: 2px 10px; border-width: 2px; min-height: {chip}px; }}
QPushButton[role="chip"]:checked {{ background: {accent_tint}; border: 2px solid {accent}; }}
QPushButton[role="dot"] {{ border-radius: 22px; padding: 0; min-height: 0; border-width: 2px; }}
QPushButton[role="within"] {{ background: transparent; border: 2px solid transparent; padding: 2px;
  min-width: {chip}px; min-height: {chip}px; }}
QPushButton[role="within"]:hover, QPushButton[role="within"]:focus {{ border-color: {accent}; }}
QPushButton:checked {{ background: {accent_tint}; border: 2px solid {accent}; }}
QToolButton[role="rail"] {{ border: none; border-radius: 12px; padding: 8px 0; }}
QToolButton[role="rail"]:checked {{ background: {accent_tint}; color: {accent}; }}
QToolButton[role="rail"]:focus {{ border: 2px solid {accent}; }}
QLineEdit {{ background: {card}; border: 1px solid {hairline}; border-radius: 10px; padding: 3px 12px;
  min-height: {chip}px; selection-background-color: {accent}; }}
QLineEdit:focus {{ border: 2px solid {accent}; }}
QListView, QTableView {{ background: {card}; border: 1px solid {hairline}; border-radius: 14px; outline: none;
  selection-background-color: {accent_tint}; selection-color: {ink}; }}
QListView {{ padding: 6px 0; }}
QListWidget::item {{ padding: 0 8px; margin: 0 6px; border-radius: 9px; }}
QListWidget::item:selected {{ background: {accent_tint}; color: {ink}; }}
QTableView {{ gridline-color: {hairline}; alternate-background-color: {paper}; padding: 6px; }}
QTableView::item {{ padding: 0 10px; border: none; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: {card}; color: {quiet}; border: none; border-bottom: 1px solid {hairline};
  padding: 8px 13px; }}
QTableCornerButton::section {{ background: {card}; border: none; }}
QFrame[role="bubble"] {{ background: {card}; border: 2px solid {accent}; border-radius: 14px; }}
QFrame[role="ring"] {{ background: transparent; border: 4px solid {accent}; border-radius: 14px; }}
QTextBrowser {{ background: {card}; border: 1px solid {hairline}; border-radius: 14px; padding: 6px 18px; }}
QTextBrowser:focus {{ border: 2px solid {accent}; }}
QProgressBar {{ background: {track}; border: none; border-radius: 5px; max-height: 10px; min-height: 10px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 5px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {hairline}; border-radius: 4px; min-height: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {hairline}; border-radius: 4px; min-width: 40px; }}
QSlider {{ min-height: 28px; }}
QSlider::groove:horizontal {{ background: {track}; height: 10px; border-radius: 5px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 5px; }}
QSlider::handle:horizontal {{ background: {ink}; width: 20px; margin: -5px 0; border-radius: 10px; }}
QComboBox, QDateEdit {{ background: {card}; border: 1px solid {hairline}; border-radius: 10px; padding: 3px 12px;
  min-height: {chip}px; }}
QComboBox:focus, QDateEdit:focus {{ border: 2px solid {accent}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 30px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({down}); width: 18px; height: 18px; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {hairline}; padding: 4px; outline: none;
  selection-background-color: {accent_tint}; selection-color: {ink}; }}
QMenu, QDialog {{ background: {card}; border: 1px solid {hairline}; }}
QMenu::item {{ padding: 6px 24px; }}
QMenu::item:selected {{ background: {accent_tint}; color: {ink}; }}
QTableView::indicator {{ width: 24px; height: 24px; }}
QFrame[role="notice"] {{ background: {accent_tint}; border: none; border-radius: 10px; }}
"""


def style_sheet(palette: Palette, scale: int = 100) -> str:
    """Return the style sheet for a theme; ``scale`` is the text size in percent (100-200)."""

    def pixels(at_normal: int) -> int:
        return round(at_normal * scale / 100)

    return _SHEET.format(
        faces=", ".join(f'"{face}"' for face in FACES),
        base=pixels(BASE_PIXELS),
        heading=pixels(20),
        title=pixels(28),
        big=pixels(30),
        main=pixels(22),
        target=pixels(TARGET - 14),
        chip=pixels(TARGET - 8),
        main_target=pixels(TARGET),
        down=icons.file_of(palette.arrow).as_posix(),
        **{name: getattr(palette, name) for name in palette.__slots__},
    )


def font(pixels: int, scale: int = 100, *, bold: bool = False) -> QFont:
    """Return the program's face at a size in pixels, for what is painted and not styled."""
    made = QFont(list(FACES))
    made.setPixelSize(round(pixels * scale / 100))
    made.setBold(bold)
    return made
