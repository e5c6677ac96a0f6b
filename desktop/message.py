"""A message to somebody who uses the program: what happened, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` says what happened, ``advice`` what to do."""

    text: str
    advice: str = ""

    @property
    def whole(self) -> str:
        """Both sentences."""
        return f"{self.text} {self.advice}".strip()
