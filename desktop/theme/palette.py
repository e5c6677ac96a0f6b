"""Colours by their job. Every text colour has a contrast of at least 4.5:1 on what it stands on (a test says so)."""

from dataclasses import dataclass


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
)

SUBJECT_COLOURS = {"english": "#1F5FBF", "science": "#1E7A4C", "art": "#B0560F", "music": "#7A3FA8"}
"""Subjects have a colour, and always their name beside it."""

OTHER_SUBJECT_COLOUR = "#56616D"


def subject_colour(subject: str) -> str:
    """Return the colour of a subject; extra subjects share a quiet one."""
    return SUBJECT_COLOURS.get(subject, OTHER_SUBJECT_COLOUR)
