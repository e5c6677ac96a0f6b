"""The composition root: builds everything, hands each part what it needs, and takes it down again."""

import logging
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from catalogue.records import Lesson, LessonFilter, Resource
from desktop.check_desk import CheckDesk
from desktop.choices import Choices
from desktop.early_count import EarlyCount
from desktop.evening import Evening
from desktop.folders import open_folder
from desktop.further_languages import folders_of
from desktop.head_desk import HeadDesk
from desktop.help_room import HelpRoom
from desktop.jobs import Jobs
from desktop.keeping import Keeping
from desktop.language import Language
from desktop.language_choice import LanguageChoice, not_spoken
from desktop.lesson_desk import LessonDesk, place_of
from desktop.lessons import Lessons
from desktop.media import light_pictures, load_engine, ring
from desktop.pages import Pages
from desktop.places import Household
from desktop.playback import Playback
from desktop.prepared import FOLDER, Prepared
from desktop.remembering import Remembering
from desktop.saying import Saying
from desktop.schedule_room import ScheduleRoom
from desktop.screens import Identity, class_screen_name
from desktop.settings import Settings, SettingsFile
from desktop.theme import icons
from desktop.theme.chosen import colours, dress, follow_system
from desktop.update_desk import UpdateDesk
from desktop.usage import Usage
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.receiving_room import ReceivingRoom
    from desktop.teaching_room import TeachingRoom

log = logging.getLogger(__name__)


class App(QObject):
    """The running program over one library."""

    def __init__(self, application: QApplication, household: Household, *, careful: bool = False) -> None:
        super().__init__()
        self._application, self.household, self._careful = application, household, careful
        self._settings_file = SettingsFile(household.library)
        self.settings: Settings = self._settings_file.read()
        self._language = Language(application, folders_of(household.library))
        self._language.choose(self.settings.language)
        application.setStyle("Fusion")
        # Before there are widgets: styling them again afterwards costs 15 MB.
        dress(application, self.settings.contrast, self.settings.text_scale)
        follow_system(application, self._use_settings)
        application.setWindowIcon(QIcon(icons.pixmap("app", colours().accent, 64)))
        self.jobs, self.playback = Jobs(self), Playback(self)
        self._room: TeachingRoom | None = None
        self.pages = Pages()
        self.window = MainWindow(self.pages.rail())
        self.saying = Saying(self.window, lambda: None if self.taught is None else self.room.telling, self)
        self._say = self.saying.say_error
        self.plan = ScheduleRoom(self.pages.today, self.pages.schedule, household, self.jobs, self)
        self.lessons = Lessons(self.pages.lessons, household, self.jobs, self)
        self.desk = LessonDesk(self.pages.lessons, self.window, household, self.jobs, load_engine)
        self.lessons.school_class = self.plan.school_class
        self.usage = Usage(self.pages.usage, household, self.jobs, self)
        EarlyCount(self.usage, self.window, household, self.jobs, lambda: self._language.current)
        self._keeping = Keeping(self.window, household, self.jobs, self)
        self.prepared = Prepared(household.library / FOLDER)
        self.evening = Evening(self.prepared, self.jobs, self)
        self.remembering = Remembering(household, self.jobs, self)
        self.head_desk = HeadDesk(household, self.jobs, self.window, self.pages.locked, self)
        self._choices = Choices(self.pages.settings, self._settings_file, self)
        LanguageChoice(self.pages.settings, folders_of(household.library), self.jobs, self._say)
        self.check_desk = CheckDesk(household, self.jobs, self.window, self.pages, lambda: self.taught is not None)
        self.update_desk = UpdateDesk(household, self.jobs, self.window, self.pages.settings)
        self.help = HelpRoom(self.window, self.pages, self._settings_file, self.jobs, lambda: self._language.current)
        self.receiving: ReceivingRoom | None = None
        self._connect()
        self._use_settings()

    @property
    def room(self) -> "TeachingRoom":
        """The classroom, made for the first lesson: its windows take a fifth of the memory (docs/decisions/0005)."""
        if self._room is None:
            made: TeachingRoom = import_module("desktop.teaching_room").TeachingRoom(self.playback, self.jobs, self)
            self._room = made
            self._furnish(made)
        return self._room

    @property
    def taught(self) -> Lesson | None:
        """The lesson that is being taught now. A plain look at attributes, which any thread may take."""
        return None if self._room is None else self._room.session.lesson

    def start(self) -> None:
        """Show the window, then bring up what it does not need to be shown."""
        self.window.resize(1366, 768)
        self.window.showMaximized()
        self.pages.today.first_card.teach.setFocus()
        self.lessons.reload()
        self._keeping.start()
        if unspoken := not_spoken(self._language):
            self.window.notify(unspoken, stays=True)
        QTimer.singleShot(0, self._load_rest)

    def speak(self, language: str) -> None:
        """Switch the language; '' for the system's."""
        self.settings = self._settings_file.change(language=language)
        self._use_settings()
        self.lessons.reload()
        self.usage.reload()
        self._show_packages()
        self._keeping.say_again()

    def shutdown(self) -> None:
        """End everything; may be called twice."""
        self.desk.shutdown()
        self.plan.shutdown()
        self.prepared.end()
        if self._room is not None:
            self._room.shutdown()
        if self.receiving is not None:
            self.receiving.shutdown()
            self.receiving = None
        self.check_desk.shutdown()
        self.playback.shutdown()
        self.jobs.shutdown()
        self.usage.shutdown()
        self.household.close()

    def _connect(self) -> None:
        self.plan.teach.connect(self._teach)
        self.plan.changed.connect(self.lessons.reload)
        self.plan.page_wished.connect(lambda page: self.window.show_page(self.window.number_of(page)))
        self.lessons.teach.connect(self._teach)
        self.desk.teach.connect(self._teach_from)
        self.desk.language_chosen.connect(lambda language: self._settings_file.change(lesson_language=language))
        for changed in (self.usage.changed, self.lessons.marked):
            changed.connect(self._taught_changed)
        self.window.page_shown.connect(self._page_shown)
        self.window.notice.open_wished.connect(open_folder)
        desks = (self.desk, self.head_desk, self.check_desk, self.update_desk, self.help)
        for part in (self.plan, self.lessons, self.usage, self.remembering, self._keeping, *desks):
            part.failed.connect(self._say)
        self.head_desk.settings_changed.connect(self._use_settings)
        pages = self.pages
        pages.lessons.filter_changed.connect(self._use_filter)
        pages.usage.term_wished.connect(lambda: self.plan.set_up("term"))
        pages.receiving.open_folder_requested.connect(lambda: open_folder(self.settings.drop_folders[0]))
        pages.settings.open_library_requested.connect(lambda: open_folder(self.household.library))
        pages.settings.language_chosen.connect(self.speak)
        pages.settings.classroom.screens_wished.connect(lambda: self.room.display.ask())  # noqa: PLW0108  # the room is made when it is asked for
        self._choices.changed.connect(self._use_settings)
        self._choices.receiving_changed.connect(self._receive_otherwise)

    def _furnish(self, room: "TeachingRoom") -> None:
        """Wire the classroom to the rest of the program."""
        self.window.put_teaching(room.page)
        room.keep_in(self.prepared, self.household.library / FOLDER / "copies")
        for follower in (self.usage, self.remembering, self.evening):
            follower.follow(room.session)
        room.closed.connect(lambda: self.window.show_teaching(shown=False))
        room.session.state_changed.connect(self._give_way)
        room.session.ended.connect(self._give_way)
        room.volume_changed.connect(lambda volume: self._settings_file.change(volume=volume))
        self.window.closing.connect(room.end)
        import_module("desktop.joining_room").join(room, self.remembering, self.pages.settings.classroom)
        room.class_screen_chosen.connect(self._keep_class_screen)
        room.rang.connect(lambda: self.jobs.start(ring, lambda _rang: None, self._say))
        room.light.switch(on=light_pictures(wanted=self.settings.light or self._careful))
        self._use_in(room)

    def _load_rest(self) -> None:
        """Load the engine and the receiving room beside the window (docs/decisions/0005)."""
        self.usage.start()
        self.update_desk.start()
        light = light_pictures(wanted=self.settings.light or self._careful)
        self.jobs.make_ready(self.prepared.tidy)
        self.jobs.start(lambda: load_engine(light=light), self.playback.set_engine, self._say)
        if not self._careful:
            self.jobs.start(lambda: import_module("desktop.receiving_room").ReceivingRoom, self._receive, self._say)

    def _receive(self, make: "Callable[..., ReceivingRoom]") -> None:
        room = make(self.household, self.settings, self.pages.receiving, self.pages.settings, self)
        self.receiving = room
        room.library_changed.connect(self._library_changed)
        room.failed.connect(self._say)
        room.said.connect(self.window.notify)
        room.program_arrived.connect(self.update_desk.arrived)
        self.desk.receive_with(room, lambda: self.taught is not None)
        room.start(lambda: self.taught)
        room.make_ahead(self.prepared, self.desk.stills)

    def _taught_changed(self) -> None:
        self.plan.taught_changed()
        self.lessons.reload()

    def _use_filter(self, wanted: LessonFilter) -> None:
        self._settings_file.change(grade=wanted.grade or 0)
        self.plan.use_grade(wanted.grade or 0)

    def _use_settings(self) -> None:
        self.settings = self._settings_file.read()
        settings, pages = self.settings, self.pages
        self._language.choose(settings.language)
        self.usage.language = self._language.current
        dress(self._application, settings.contrast, settings.text_scale)
        self.plan.use_grade(settings.grade)
        screen = class_screen_name(Identity(*settings.class_screen))
        pages.today.use(self._language.current, settings.text_scale, screen)
        pages.lessons.set_language(self._language.current)
        pages.lessons.set_text_scale(settings.text_scale)
        pages.lessons.set_grade(settings.grade)
        self.desk.use(language=settings.lesson_language)
        pages.lessons.next_card.show_screen(screen)
        pages.receiving.show_folders(settings.drop_folders)
        pages.settings.show_choices(settings.language, settings.text_scale, settings.drop_folders)
        pages.settings.show_contrast(settings.contrast)
        self.usage.use(self.head_desk.use(settings, self._language.current), settings.teacher)
        pages.settings.classroom.show_minutes(settings.hour_minutes)
        pages.settings.show_place(self.household.library)
        if self._room is not None:
            self._use_in(self._room)

    def _use_in(self, room: "TeachingRoom") -> None:
        settings = self.settings
        room.use(
            volume=settings.volume,
            class_screen=Identity(*settings.class_screen),
            text_scale=min(settings.text_scale, 125),
            hour_minutes=settings.hour_minutes,
        )

    def _teach(self, lesson: Lesson, resources: tuple[Resource, ...]) -> tuple[Resource, ...]:
        """Teach a lesson; return its resources as its class gets them."""
        room = self.room
        self.window.show_teaching(shown=True)
        class_id = self.plan.class_for(lesson)
        ordered = self.desk.in_order(resources, self.plan.language_of(class_id))
        self.usage.begin(lesson.id, class_id)
        self.remembering.class_id = str(class_id or "")
        room.start(lesson, ordered, self._language.current)
        return ordered

    def _teach_from(self, lesson: Lesson, resources: tuple[Resource, ...], first: str) -> None:
        """Teach a lesson from one of its resources on, named by its hash."""
        place = place_of(self._teach(lesson, resources), first)
        if place:
            self.room.session.jump(place)

    def _give_way(self) -> None:
        """Let receiving wait while a film or recording plays, and go on while the class looks at a page."""
        self.household.right_of_way.set_taken(taken=self.room.session.playing)

    def _page_shown(self, number: int) -> None:
        page = self.window.page(number)
        if page is self.pages.receiving:
            self._show_packages()
        elif page is self.pages.locked[0]:
            self.usage.reload()
        elif page is self.pages.today:
            self.plan.today.reload()
        elif page is self.pages.schedule:
            self.plan.load_rest()

    def _library_changed(self) -> None:
        self.lessons.reload_soon()
        self.desk.refresh()
        self.plan.today.reload_soon()
        if self.window.isVisible() and self.pages.receiving.isVisible():
            self._show_packages()

    def _show_packages(self) -> None:
        page, language = self.pages.receiving, self._language.current
        self.jobs.ask(self.household.catalogue.packages, lambda found: page.show_packages(found, language), self._say)

    def _keep_class_screen(self, chosen: Identity) -> None:
        self.settings = self._settings_file.change(class_screen=chosen)
        screen = class_screen_name(chosen)
        self.pages.lessons.next_card.show_screen(screen)
        self.pages.today.show_screen(screen)

    def _receive_otherwise(self) -> None:
        if self.receiving is not None:
            settings = self.settings
            self.receiving.watch(settings.drop_folders, settings.unsigned)
