"""What the teacher is told while teaching, in lines in place: never a dialog, and never over the lesson."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from catalogue.records import Resource
from desktop.class_display import ClassDisplay
from desktop.classroom import Classroom
from desktop.formats import clock_text
from desktop.kinds import DocumentError
from desktop.messages import describe, describe_error
from desktop.models.bar import Cover
from desktop.outside import REASONS
from desktop.shortcuts import Action, key_of
from desktop.views.class_screen import ClassScreen
from desktop.views.control_screen import ControlScreen


class Telling(QObject):
    """Keeps the lines of both windows. ``wished`` has the Action that an answer stands for."""

    wished = Signal(object)

    def __init__(self, parts: Classroom, display: ClassDisplay, control: ControlScreen, lesson: ClassScreen) -> None:
        super().__init__()
        self._parts, self._display, self._control = parts, display, control
        self._lesson, self._all = lesson, (control.lines, lesson.lines)
        self._place, self._urgent, self._kept = "", False, ""
        self._resources: Sequence[Resource] = ()
        self._language = "zh_CN"
        session = parts.session
        session.failed.connect(self.tell_failure)
        session.noticed.connect(self._notice)
        session.resume_offer_changed.connect(self._offer)
        display.told.connect(self._tell_place)
        display.asked.connect(self._ask)
        parts.curtain.changed.connect(self._take_back)
        parts.curtain.changed.connect(self.tell_class_screen)
        parts.curtain.kept.connect(self._tell_kept)
        parts.volume.mute_changed.connect(self.tell_class_screen)
        for lines in self._all:
            lines.trouble.answered.connect(lambda place: self.wished.emit((Action.NEXT, Action.OUTSIDE)[place]))
            lines.notice.answered.connect(lambda _place: self.tell(""))
            lines.offer.answered.connect(self._answer_offer)
            lines.question.answered.connect(lambda place: display.answer(place + 1))

    def begin(self, resources: Sequence[Resource], language: str) -> None:
        """Another lesson with these resources."""
        self._resources, self._language = resources, language
        for lines in self._all:
            lines.notice.say("")
        self._offer()

    def tell(self, text: str) -> None:
        """Say something that the teacher takes away when it is read."""
        for lines in self._all:
            lines.notice.say(text, [self.tr("OK")])

    def tell_teacher(self, text: str) -> None:
        """Say something on the control screen only, which the class never sees."""
        self._control.lines.notice.say(text, [self.tr("OK")])

    def tell_error(self, error: Exception) -> None:
        """Say what did not go, with what to do."""
        known = describe(error.reason, {}) if isinstance(error, DocumentError) else describe_error(error)
        self.tell((known or describe("unexpected", {})).whole)

    def tell_outside(self) -> None:
        """Say that a document is open in a program of its own."""
        self.tell(self.tr("The document opens in its own program. Esc takes the class screen out of its way."))

    def tell_failure(self, reason: str) -> None:
        """Say why a resource is not shown, and offer the next one; '' when all is well."""
        words = describe(reason, {}).whole if reason else ""
        answers = [self.tr("Next") + f"  {key_of(Action.NEXT)}"]
        if reason in REASONS:
            answers.append(self.tr("Open it there") + f"  {key_of(Action.OUTSIDE)}")
        for lines in self._all:
            lines.trouble.say(words, answers)

    def _tell_kept(self, last: bool) -> None:  # a signal's shape
        """Say why nothing else came, and that the class sees no more than before."""
        said = (
            self.tr("This is the last one of the lesson.") if last else self.tr("This is the first one of the lesson.")
        )
        self._kept = f"{said} {self._state_text()}"
        if self._display.only:
            self.tell(self._kept)
        else:
            self.tell_teacher(self._kept)

    def _take_back(self) -> None:
        """Something else is shown: that nothing follows is said no more. What else is said waits until it is read."""
        kept, self._kept = self._kept, ""
        for lines in self._all:
            if kept and lines.notice.text == kept:
                lines.notice.say("")

    def tell_class_screen(self) -> None:
        """Say what the class sees, where that is not what the preview shows."""
        words = "" if self._urgent else self._state_text()
        self._control.show_where(words or self._place, urgent=bool(words) or self._urgent)
        self._lesson.where.say(words, urgent=True)

    def _state_text(self) -> str:
        """Return what is to be known of the class screen, '' where it shows and sounds as it is."""
        curtain = self._parts.curtain
        if curtain.cover is Cover.BLACK:
            return self.tr("The class sees a black screen. {key} shows the lesson again.").format(
                key=key_of(Action.BLACK)
            )
        if curtain.cover is Cover.WHITE:
            return self.tr("The class sees the white board. Write on it; {key} shows the lesson again.").format(
                key=key_of(Action.WHITE)
            )
        if curtain.frozen:
            two = self.tr("Frozen: the class sees the small picture and hears nothing. {key} goes on.")
            one = self.tr("Frozen: this picture stays, without sound. {key} goes on.")
            return (one if self._display.only else two).format(key=key_of(Action.FREEZE))
        if self._parts.volume.muted:
            return self.tr("The sound is off. {key} switches it on.").format(key=key_of(Action.MUTE))
        return ""

    def _tell_place(self, text: str, urgent: bool) -> None:  # a signal's shape
        self._place, self._urgent = text, urgent
        self.tell_class_screen()

    def _notice(self, reason: str) -> None:
        self.tell(describe(reason, {}).whole if reason else "")

    def _ask(self, screens: int) -> None:
        text = self.tr("Which number does the class see? Press it.") if screens else ""
        for lines in self._all:
            lines.question.say(text, [str(number) for number in range(1, screens + 1)])

    def _offer(self) -> None:
        offer = self._parts.session.resume_offer
        text = ""
        if offer is not None and offer.index < len(self._resources):
            title = self._resources[offer.index].title.in_language(self._language)
            at, page = clock_text(offer.seconds), offer.page + 1
            text = self.tr("This class stopped at “{title}”.").format(title=title)
            if offer.seconds:
                text = self.tr("This class stopped at {time} in “{title}”.").format(time=at, title=title)
            elif offer.page:
                text = self.tr("This class stopped at page {page} of “{title}”.").format(page=page, title=title)
        answers = [self.tr("Go on there") + f"  {key_of(Action.RESUME)}", self.tr("Begin anew")]
        for lines in self._all:
            lines.offer.say(text, answers)

    def _answer_offer(self, place: int) -> None:
        if place == 0:
            self.wished.emit(Action.RESUME)
        else:
            self._parts.session.refuse_resume()
