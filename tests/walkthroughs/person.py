"""Somebody who sits down before the program: reads what shows, clicks, types, and remembers what was hard."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.conftest import ROOT
from tests.displays import Display
from tests.walkthroughs.eyes import Eyes, Thing

_PATIENCE = 40.0
"""Seconds that anybody waits for one thing."""

_LOOK_AGAIN = 0.15
_PRESSED = ("push button", "button menu", "button", "check box", "radio button", "toggle button", "menu item")
_PICTURES = ROOT / "build" / "walkthroughs"


@dataclass
class Effort:
    """What a walk took: presses of keys and clicks, and what could not be known from the screen."""

    keys: int = 0
    clicks: int = 0
    scrolled_for: list[str] = field(default_factory=list)
    had_to_know: list[str] = field(default_factory=list)
    waited: dict[str, float] = field(default_factory=dict)


class Person:
    """Drives the program through the display alone."""

    def __init__(self, display: Display, eyes: Eyes, name: str) -> None:
        self._display, self._eyes, self._name = display, eyes, name
        self.effort = Effort()
        self._looking = subprocess.Popen(
            [sys.executable, "-m", "tests.walkthroughs.looking"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=display.environment, cwd=ROOT,
        )  # fmt: skip

    def leave(self) -> None:
        """Say what was hard, and go."""
        assert self._looking.stdin is not None
        assert self._looking.stdout is not None
        self._looking.stdin.close()
        self._looking.wait(10)
        self._looking.stdout.close()
        said = {"walk": self._name, **vars(self.effort)}
        print(json.dumps(said, ensure_ascii=False))  # noqa: T201  # what a walk is for

    def reads(self, words: str) -> Thing | None:
        """Return what shows with these words in it, None when nothing does."""
        return next((thing for thing in self._eyes.things() if words in thing.name), None)

    def waits_to_read(self, words: str) -> Thing:
        """Wait until words show."""
        return self._waits(words, lambda: self.reads(words))

    def waits_for(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait for something that is not read."""
        self._waits(what, lambda: holds() or None)

    def waits_for_colour(self, colour: str, screen: str = "CLASS") -> None:
        """Wait until the middle of a screen has a colour."""
        self._waits(f"{colour} on {screen}", lambda: self._ask(screen) == colour or None)

    def key(self, *keys: str) -> None:
        """Press keys, one after the other, as the display gives them to the program."""
        self.effort.keys += len(keys)
        for pressed in keys:
            self._display.run("xdotool", "key", pressed)

    def type(self, text: str) -> None:
        """Type over what stands in the field that has the keyboard."""
        self.effort.had_to_know.append(text)
        self._display.run("xdotool", "key", "ctrl+a", "type", "--delay", "5", text)

    def click(self, words: str) -> None:
        """Click on a control with exactly these words, once it can be pressed; scroll to it where it is below."""
        thing = self._waits(words, lambda: self._pressable(words))
        for _ in range(30):
            if self._in_sight(thing):
                break
            if words not in self.effort.scrolled_for:
                self.effort.scrolled_for.append(words)
            self._display.run("xdotool", "mousemove", "560", "500", "click", "5" if thing.place[1] > 400 else "4")
            time.sleep(_LOOK_AGAIN)
            thing = self._waits(words, lambda: self._pressable(words))
        x, y = thing.middle
        self.effort.clicks += 1
        self._display.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def pause(self) -> None:
        """Look a moment at what has just appeared."""
        time.sleep(2 * _LOOK_AGAIN)

    def picture(self, name: str) -> None:
        """Leave a picture of all screens in build/walkthroughs."""
        _PICTURES.mkdir(parents=True, exist_ok=True)
        self._ask(f"save {_PICTURES / f'{self._name}-{name}.png'}")

    def page(self) -> list[str]:
        """Return all words that show, for a message that says where somebody was stuck."""
        return [f"{thing.role} {thing.name}" for thing in self._eyes.things() if thing.name]

    def _pressable(self, words: str) -> Thing | None:
        found = (t for t in self._eyes.things() if t.name == words and t.role in _PRESSED and t.enabled)
        return next(found, None)

    def _in_sight(self, thing: Thing) -> bool:
        x, y = thing.middle
        return 0 < x < 1024 and 30 < y < 740 and thing.place[3] > 0

    def _waits(self, what: str, look: Callable[[], "Thing | bool | None"]) -> "Thing":
        begun = time.monotonic()
        while time.monotonic() - begun < _PATIENCE:
            found = look()
            if found is not None:
                took = round(time.monotonic() - begun, 1)
                if took >= 1:
                    self.effort.waited[what] = took
                return found  # type: ignore[return-value]  # a plain True is never looked at
            time.sleep(_LOOK_AGAIN)
        self.picture("stuck")
        raise AssertionError(f"{self._name} waits for “{what}” and sees: {self.page()}")

    def _ask(self, line: str) -> str:
        assert self._looking.stdin is not None
        assert self._looking.stdout is not None
        self._looking.stdin.write(line + "\n")
        self._looking.stdin.flush()
        return self._looking.stdout.readline().strip()
