"""Colours by their job. Every text colour has a contrast of at least 4.5:1 on what it stands on (a test says so)."""

from dataclasses import dataclass

from catalogue.records import SUBJECTS


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme: what is written (ink), on what (paper, card), and the accent for the one thing to press."""

    ink: str
    quiet: str
    paper: str
    card: str
    hairline: str
    accent: str
    on_accent: str
    accent_tint: str
    good: str
    warning: str
    track: str
    found: str
    """Behind what a search has found in a line."""

    on_subject: str = "#FFFFFF"
    subjects: tuple[str, ...] = ("#1F5FBF", "#1E7A4C", "#B0560F", "#7A3FA8")
    """In the order of SUBJECT_COLOURS."""

    other_subject: str = "#56616D"
    arrow: str = "down"
    """The drawing of the arrow in a box to choose from: a style sheet takes it in its own colour."""


LIGHT = Palette(
    ink="#1C2733",
    quiet="#56616D",
    paper="#F5F4EF",
    card="#FFFFFF",
    hairline="#DEDBD1",
    accent="#1F5FBF",
    on_accent="#FFFFFF",
    accent_tint="#E6EEF9",
    good="#1E7A4C",
    warning="#9A4A0B",
    track="#E8E5DB",
    found="#FFE7A3",
)

DARK = Palette(
    ink="#F2F5F8",
    quiet="#A9B4C0",
    paper="#11161D",
    card="#1B222B",
    hairline="#3A4653",
    accent="#2C72DA",
    on_accent="#FFFFFF",
    accent_tint="#22405F",
    good="#5FCB94",
    warning="#FFB066",
    track="#33404D",
    found="#5C4A12",
)

HIGH = Palette(
    ink="#FFFFFF",
    quiet="#E8E8E8",
    paper="#000000",
    card="#000000",
    hairline="#FFFFFF",
    accent="#FFE600",
    on_accent="#000000",
    accent_tint="#00376B",
    good="#7CFC9A",
    warning="#FFC266",
    track="#3D3D3D",
    found="#5C4A00",
    on_subject="#000000",
    subjects=("#8FC1FF", "#7CFC9A", "#FFC266", "#E0B0FF"),
    other_subject="#E8E8E8",
    arrow="down-light",
)
"""Of high contrast: at least 7:1 for every text, and every edge is to be seen."""

SUBJECT_COLOURS = dict(zip(SUBJECTS, LIGHT.subjects, strict=True))
"""Subjects have a colour, and always their name beside it."""


def subject_colour(subject: str, palette: Palette = LIGHT) -> str:
    """Return the colour of a subject; extra subjects share a quiet one."""
    for name, colour in zip(SUBJECT_COLOURS, palette.subjects, strict=True):
        if name == subject:
            return colour
    return palette.other_subject
