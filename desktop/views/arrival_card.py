"""One package on its way in: a bar that grows, bytes, and the time left."""

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.arrivals import Arrival
from desktop.formats import minutes_text, name_text, size_text, time_left_text
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, label

_FULL = 1000
_ROOM = 8
"""Lines of text that the name is wide at least, before the stage goes below it."""


class ArrivalCard(Card):
    """Brought up to date in place, several times a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._stage, self._facts = label("heading", wraps=True), label("quiet"), label("quiet", wraps=True)
        self._bar = QProgressBar(textVisible=False, maximum=_FULL)
        top = Folding(_ROOM, GAP)
        top.put(self._name, grows=True)
        top.put(self._stage)
        self.content.addWidget(top)
        self.content.addWidget(self._bar)
        self.content.addWidget(self._facts)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show how far it is now."""
        self._name.setText(name_text(arrival.name))
        self._stage.setText(self._stage_text(arrival.stage))
        self._bar.setValue(arrival.done * _FULL // arrival.total if arrival.total else 0)
        self._bar.setAccessibleName(arrival.name)
        self._bar.setVisible(arrival.stage != "waiting")
        self._facts.setText(" · ".join(filter(None, self._fact_texts(arrival))))

    def _fact_texts(self, arrival: Arrival) -> list[str]:
        if arrival.stage == "still":
            return [self._still_text(arrival)]
        if arrival.stage == "waiting":
            return [size_text(arrival.total), self.tr("It is whole; a few seconds to be sure that nothing more comes.")]
        done = self.tr("{done} of {total}").format(done=size_text(arrival.done), total=size_text(arrival.total))
        if arrival.stage == "arriving":
            return [done, self.tr("Taken in by itself as soon as it is whole.")]
        return [done, time_left_text(arrival.seconds_left), self.tr("You can teach meanwhile.")]

    def _still_text(self, arrival: Arrival) -> str:
        """Say that nothing has come for long, and what to do."""
        idle, here = minutes_text(arrival.idle), size_text(arrival.done)
        if arrival.total:
            said = self.tr("{done} of {total} are here, and nothing more has come for {time}.")
            said = said.format(done=here, total=size_text(arrival.total), time=idle)
        else:
            said = self.tr("{done} are here, and nothing more has come for {time}.").format(done=here, time=idle)
        advice = self.tr(
            "Copy the package in again, whole, or have it sent again. If more of it comes, it is taken in by itself."
        )
        return f"{said} {advice}"

    def _stage_text(self, stage: str) -> str:
        return {
            "waiting": self.tr("waiting"),
            "arriving": self.tr("arriving"),
            "still": self.tr("nothing more comes"),
            "verifying": self.tr("being checked"),
            "unpacking": self.tr("being unpacked"),
            "admitting": self.tr("being filed"),
        }.get(stage, stage)
