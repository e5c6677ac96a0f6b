"""Joins the room where a lesson is taught to what is kept of lessons, and to what the school chooses."""

from desktop.remembering import Remembering
from desktop.teaching_room import TeachingRoom
from desktop.views.classroom_card import ClassroomCard


def join_bookmarks(room: TeachingRoom, remembering: Remembering) -> None:
    """Have bookmarks shown, set, named and opened."""
    remembering.bookmarks_changed.connect(lambda: room.show_bookmarks(remembering.bookmarks))
    room.mark_wished.connect(remembering.add_bookmark)
    room.mark_opened.connect(remembering.open_bookmark)
    room.mark_renamed.connect(remembering.rename_bookmark)
    room.mark_removed.connect(remembering.remove_bookmark)


def join_screens(room: TeachingRoom, card: ClassroomCard) -> None:
    """Have the class screen chosen on the Settings page, too."""
    card.screens_wished.connect(room.display.ask)
    card.screen_chosen.connect(room.display.answer)
    room.display.asked.connect(card.ask)
