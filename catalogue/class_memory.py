"""What is kept of the lessons beside the usage log: where each class stopped, and bookmarks with names.

Both hold for the bytes of a resource, by their sha256, so that they survive a newer version of its package.
"""

from collections.abc import Sequence

from catalogue.database import Database
from catalogue.models import BookmarkRow, PlaceRow
from catalogue.records import Bookmark, Place


class ClassMemory:
    """Part of ``school.db``. Any thread may call; each verb is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_place(self, place: Place) -> None:
        """Keep where a class stopped in a resource, in the stead of where it stopped there before."""
        with self._database.writing() as database:
            # A new row each time: its number tells which place of a lesson is the newest, whatever the clock says.
            row = PlaceRow.insert(
                class_id=place.class_id,
                lesson_id=place.lesson_id,
                resource=place.resource,
                seconds=place.seconds,
                page=place.page,
            )
            row.on_conflict_replace().execute(database)

    def places(self, class_id: str, lesson_id: str) -> Sequence[Place]:
        """Return where a class stopped in the resources of a lesson, the newest first."""
        columns = (PlaceRow.class_id, PlaceRow.lesson_id, PlaceRow.resource, PlaceRow.seconds, PlaceRow.page)
        query = PlaceRow.select(*columns).where(PlaceRow.class_id == class_id, PlaceRow.lesson_id == lesson_id)
        with self._database.reading() as database:
            return [Place(*row) for row in query.order_by(PlaceRow.id.desc()).tuples().execute(database)]

    def add_bookmark(self, bookmark: Bookmark) -> int:
        """Keep a bookmark; return its number."""
        with self._database.writing() as database:
            row = BookmarkRow.insert(
                lesson_id=bookmark.lesson_id,
                resource=bookmark.resource,
                name=bookmark.name,
                seconds=bookmark.seconds,
                page=bookmark.page,
            )
            return int(row.execute(database))

    def rename_bookmark(self, number: int, name: str) -> None:
        """Give a bookmark another name."""
        with self._database.writing() as database:
            BookmarkRow.update(name=name).where(BookmarkRow.id == number).execute(database)

    def remove_bookmark(self, number: int) -> None:
        """Remove a bookmark; one that is not there is no error."""
        with self._database.writing() as database:
            BookmarkRow.delete().where(BookmarkRow.id == number).execute(database)

    def bookmarks(self, lesson_id: str) -> Sequence[Bookmark]:
        """Return the bookmarks of a lesson, resource by resource, in the order in which they come up."""
        columns = (
            BookmarkRow.id,
            BookmarkRow.lesson_id,
            BookmarkRow.resource,
            BookmarkRow.name,
            BookmarkRow.seconds,
            BookmarkRow.page,
        )
        order = (BookmarkRow.resource, BookmarkRow.page, BookmarkRow.seconds, BookmarkRow.id)
        query = BookmarkRow.select(*columns).where(BookmarkRow.lesson_id == lesson_id).order_by(*order)
        with self._database.reading() as database:
            return [Bookmark(*row) for row in query.tuples().execute(database)]
