"""The texts of help, by page and language. A language without help of its own reads English."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
TROUBLES = "troubleshooting"


def help_text(page: str, language: str) -> str:
    """Return a page as it lies in its file, in Markdown.

    Raises:
        OSError: there is no such page.
    """
    path = FOLDER / language / f"{page}.md"
    if not path.is_file():
        path = FOLDER / "en" / path.name
    return path.read_text(encoding="utf-8")
