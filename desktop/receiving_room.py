"""Everything that receives, put together: the drop folders, the sticks, the keys, and the page that shows them.

Loaded beside the window, because archives take time to import (docs/decisions/0005).
"""

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from catalogue.records import Lesson
from desktop.ahead import Ahead
from desktop.arrivals import Arrival, Stick
from desktop.chores import Pages, Thumbnails
from desktop.errands import Errands
from desktop.giving_room import GivingRoom
from desktop.importing import Receiving
from desktop.jobs import Jobs
from desktop.key_desk import KeyDesk
from desktop.places import Household
from desktop.power import PowerWatch
from desktop.prepared import Prepared
from desktop.rechecking import Quiet, Rechecking
from desktop.save_dialog import ask_where_to_save
from desktop.settings import Settings
from desktop.space_room import SpaceRoom
from desktop.sticks import Sticks
from desktop.stills import Stills
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from sync.missing import write_request
from sync.program_keys import program_keys
from sync.sticks import StickOffer
from sync.storage import Library
from sync.trust import TrustStore
from sync.volumes import Volume

REQUEST_NAME = "skylesson-missing.json"


class ReceivingRoom(QObject):
    """``library_changed``: something came in, or went. ``failed`` has an error to be told, ``said`` a line.

    ``program_arrived`` has the number of a version of the program that came.
    """

    library_changed = Signal()
    failed = Signal(object)
    said = Signal(str)
    program_arrived = Signal(str)

    def __init__(
        self,
        household: Household,
        settings: Settings,
        page: ReceivingPage,
        settings_page: SettingsPage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._settings_page = page, settings_page
        self._lesson_now: Callable[[], Lesson | None] = lambda: None
        quiet = Quiet(self._is_teaching, settings.check_idle_minutes)
        self._recheck = Rechecking(quiet, self)
        self._receiving = Receiving(household, settings.drop_folders, settings.unsigned, self._recheck, self)
        self._receiving.removals.teaching = self._taught_now
        self._sticks = Sticks(household, self)
        self._jobs = Jobs(self)
        self._household = household
        self._volumes: Sequence[Volume] = ()
        self._unsigned = settings.unsigned
        self._taking: set[str] = set()
        self._arriving = False
        self._ahead: Ahead | None = None
        self._offers: Sequence[StickOffer] = ()
        self._connect()

    def start(self, lesson_now: Callable[[], Lesson | None]) -> None:
        """Begin to receive. ``lesson_now`` returns the lesson that is being taught; it may be asked on any thread.

        While there is one nothing is read again, and nothing of it is removed.
        """
        self._lesson_now = lesson_now
        self._receiving.start()
        self._sticks.start()
        self._show_trust()
        self._open_key_desks()

    def make_ahead(self, prepared: Prepared, stills: Stills) -> None:
        """Make pages of slides and thumbnails of what came in, once nobody teaches and nothing arrives."""
        thumbnails = Thumbnails(self._household, stills.cache, stills.make_engine)
        self._ahead = Ahead((Pages(self._household, prepared), thumbnails), self._jobs, parent=self)
        power = PowerWatch()
        self._ahead.begin(lambda: self._is_teaching() or self._arriving or power.on_battery())
        self.library_changed.connect(self._ahead.look_again)

    def watch(self, folders: Sequence[Path], unsigned: str) -> None:
        """Watch other folders, or treat unsigned packages in another way."""
        self._unsigned = unsigned
        self._receiving.watch(folders, unsigned)
        self._show_trust()

    @property
    def errands(self) -> Errands:
        """What the thread that receives does beside."""
        return self._receiving.errands

    @property
    def is_busy(self) -> bool:
        """Whether something is arriving now."""
        return self._arriving

    def run_errands(self) -> None:
        """Have errands carried out now, not at the next look into the folders."""
        self._receiving.check_now()

    def shutdown(self) -> None:
        """End all threads; what is half done is gone on with at the next start."""
        if self._ahead is not None:
            self._ahead.end()
        if "_giving" in vars(self):
            self._giving.shutdown()
        self._sticks.shutdown()
        self._receiving.shutdown()
        self._jobs.shutdown()

    @cached_property
    def _giving(self) -> GivingRoom:
        panel = self._page.stick_panel
        made = GivingRoom(self._household, panel, self._jobs, self._sticks.volume, self)
        made.failed.connect(self.failed)
        made.show_volumes(self._volumes)
        return made

    @cached_property
    def _space(self) -> SpaceRoom:
        remove = self._receiving.remove_package
        made = SpaceRoom(self._household, self._page.space_panel, self._jobs, remove, self)
        made.failed.connect(self.failed)
        self._receiving.removals.removed.connect(made.ended)
        return made

    def _show_volumes(self, volumes: Sequence[Volume]) -> None:
        self._volumes = volumes
        if "_giving" in vars(self):
            self._giving.show_volumes(volumes)

    def _is_teaching(self) -> bool:
        return self._lesson_now() is not None

    def _taught_now(self) -> str:
        lesson = self._lesson_now()
        return "" if lesson is None else lesson.id

    def _connect(self) -> None:
        receiving, sticks, page = self._receiving, self._sticks, self._page
        receiving.arrivals_changed.connect(page.show_arrivals)
        receiving.arrivals_changed.connect(self._note_arrivals)
        receiving.refusals_changed.connect(page.show_refusals)
        receiving.incomplete_changed.connect(page.show_incomplete)
        receiving.disk_changed.connect(page.show_disk)
        receiving.shortage.changed.connect(page.show_waiting)
        receiving.library_changed.connect(self.library_changed)
        receiving.failed.connect(self.failed)
        receiving.program_arrived.connect(self.program_arrived)
        receiving.stick_ended.connect(self._stick_ended)
        sticks.offers_changed.connect(self._show_offers)
        sticks.returned.connect(lambda offer: self._take(offer.volume.id))
        sticks.volumes_changed.connect(self._show_volumes)
        page.stick_panel_opened.connect(lambda: self._giving.open(page.packages.language))
        page.space_panel_opened.connect(lambda: self._space.open(page.packages.language))
        page.check_now.connect(receiving.look)
        receiving.looking.changed.connect(page.look_line.show_look)
        page.check_everything_requested.connect(receiving.check_everything)
        page.stop_checking_requested.connect(receiving.stop_checking)
        self._recheck.changed.connect(page.show_recheck)
        self._recheck.failed.connect(self.failed)
        page.retry_requested.connect(lambda name: self._beside(lambda: receiving.retry(name)))
        page.remove_refused_requested.connect(lambda name: self._beside(lambda: receiving.remove(name)))
        page.admit_requested.connect(lambda name: self._beside(lambda: receiving.admit(name)))
        page.ask_requested.connect(self._ask)
        page.take_stick_requested.connect(self._take)
        page.pause_stick_requested.connect(lambda _stick: receiving.pause_stick())

    def _note_arrivals(self, arrivals: Sequence[Arrival]) -> None:
        self._arriving = any(arrival.moves for arrival in arrivals)

    def _beside(self, work: Callable[[], None]) -> None:
        """Do what touches files away from the window's thread."""
        self._jobs.start(work, lambda _done: None, self.failed.emit)

    def _show_offers(self, offers: Sequence[StickOffer]) -> None:
        self._offers = offers
        self._page.show_sticks([self._stick(offer) for offer in offers])

    def _stick(self, o: StickOffer) -> Stick:
        taking = o.volume.id in self._taking
        return Stick(o.volume.id, o.volume.label, o.lessons, o.bytes, o.seconds, taking, o.others, o.program, o.known)

    def _take(self, stick: str) -> None:
        offer = self._sticks.offer(stick)
        if offer is None:
            return
        self._taking.add(stick)
        self._show_offers(self._offers)
        self._receiving.take_stick(offer)

    def _stick_ended(self, offer: StickOffer, whole: bool) -> None:  # a signal's argument
        self._taking.discard(offer.volume.id)
        if whole:
            self._sticks.finished(offer)
        else:
            self._sticks.interrupted(offer)
        self._show_offers(self._offers)

    @property
    def _place(self) -> Path:
        """Where files come from and go to: the stick that was put in last, when one is in."""
        return self._volumes[-1].mount if self._volumes else Path.home()

    @property
    def _writable_place(self) -> Path:
        """Where a file can go to: as ``_place``, but no stick that is write-protected, or full."""
        sticks = (volume.mount for volume in reversed(self._volumes) if volume.free)
        return next((place for place in sticks if os.access(place, os.W_OK)), Path.home())

    def _ask(self) -> None:
        name = ask_where_to_save(self._page, str(self._writable_place / REQUEST_NAME), "JSON (*.json)")
        if name:
            library, catalogue = Library(self._household.library), self._household.catalogue
            self._jobs.start(
                lambda: write_request(library, catalogue, Path(name)),
                lambda _done: self._tell_list(name),
                self.failed.emit,
            )

    def _tell_list(self, name: str) -> None:
        said = self.tr("The list is in {path}. Give it to the office that sends the packages.")
        self.said.emit(said.format(path=name))

    def _open_key_desks(self) -> None:
        """Let keys be trusted, and no longer: those for packages, and those for updates of the program."""
        trusted, page = self._household.library / "trusted", self._settings_page
        for card, store in ((page.keys, TrustStore(trusted)), (page.program_keys, program_keys(trusted))):
            desk = KeyDesk(card, store, lambda: self._place, self)
            desk.added.connect(lambda: self._beside(self._receiving.retry_trusted))
            desk.failed.connect(self.failed)
            desk.show()

    def _show_trust(self) -> None:
        self._settings_page.show_trust(self._unsigned)
