"""The catalogue: every question about lessons, resources and packages, and every change, one transaction a verb."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from peewee import ModelSelect, fn

from catalogue import documents, pictured, plan_lines, rows, search_index
from catalogue.admission import admit, forget, forget_all, forget_bytes, lies_in, lose, recount
from catalogue.database import Database, Schema
from catalogue.errors import UnknownLessonError
from catalogue.models import (
    RESOURCES_APPLICATION_ID,
    RESOURCES_READERS,
    RESOURCES_TABLES,
    RESOURCES_VERSION,
    LessonRow,
    PackageRow,
    ResourceRow,
)
from catalogue.records import (
    OWN_PREFIX,
    Extent,
    Lesson,
    LessonEntry,
    LessonFilter,
    Moved,
    Package,
    PlanLine,
    Resource,
    Role,
    Trust,
)
from catalogue.search import search
from catalogue.search_records import SearchAnswer, SearchQuery
from catalogue.turns import Turns

FILE_NAME = "resources.db"


class Catalogue:
    """What there is to teach and where each resource lies. Any thread may ask; changes queue up behind one another."""

    def __init__(self, database: Database, library: Path) -> None:
        self._database = database
        self._library = library
        self.turns = Turns(database)
        """Which packages are to be read again."""

    @classmethod
    def open(cls, library: Path) -> Self:
        """Open ``resources.db`` of a library folder.

        Raises:
            DatabaseDamagedError: it cannot be read; it is only an index and can be rebuilt.
            DatabaseTooNewError: a newer version of the program has written it.
        """
        schema = Schema(RESOURCES_TABLES, RESOURCES_APPLICATION_ID, RESOURCES_VERSION, readers=RESOURCES_READERS)
        database = Database(library / FILE_NAME, schema)
        try:
            search_index.make_ready(database)
        except BaseException:
            database.close()
            raise
        return cls(database, library)

    def lessons(self, wanted: LessonFilter | None = None) -> list[Lesson]:
        """Return lessons in teaching order; extra lessons follow the planned ones of their term."""
        return self._lessons(rows.filtered(LessonRow.select(*rows.LESSON_COLUMNS), wanted or LessonFilter()))

    def count(self, wanted: LessonFilter | None = None) -> int:
        """Return how many lessons ``lessons`` would list."""
        with self._database.reading() as database:
            return int(rows.filtered(LessonRow.select(), wanted or LessonFilter()).count(database))

    def outline(self, wanted: LessonFilter | None = None) -> list[str]:
        """Return only the ids of the planned lessons that ``lessons`` would list: enough to tell what is next."""
        query = rows.filtered(LessonRow.select(LessonRow.id), wanted or LessonFilter()).where(LessonRow.planned)
        return [row[0] for row in self._ask(query)]

    def weeks_here(self) -> int:
        """Return of how many teaching weeks of the plan something is here; grades and subjects share their weeks."""
        here = LessonRow.select(LessonRow.term, LessonRow.week).where(LessonRow.planned, LessonRow.resources_here > 0)
        return len(self._ask(here.distinct()))

    def plan_lines(self, grades: Collection[int] | None = None) -> list[PlanLine]:
        """Return what the schedule needs of the planned lessons of some grades, of all for None, in teaching order."""
        with self._database.reading() as database:
            return plan_lines.of_grades(database, grades)

    def coming_lines(self, grade: int, taught: Collection[str]) -> list[PlanLine]:
        """Return only those lines of a grade that tell what is next in each subject; see catalogue/plan_lines.py."""
        with self._database.reading() as database:
            return plan_lines.coming(database, grade, taught)

    def lesson(self, lesson_id: str) -> Lesson:
        """Return one lesson.

        Raises:
            UnknownLessonError: neither the plan nor a package knows it.
        """
        found = self._ask(LessonRow.select(*rows.LESSON_COLUMNS).where(LessonRow.id == lesson_id))
        if not found:
            raise UnknownLessonError(lesson_id)
        return rows.lesson(found[0], {})

    def resources(self, lesson_id: str) -> tuple[Resource, ...]:
        """Return a lesson's resources in the order in which they are taught; each once, though packages repeat it."""
        return self.resources_of([lesson_id]).get(lesson_id, ())

    def resources_of(self, lesson_ids: Sequence[str]) -> dict[str, tuple[Resource, ...]]:
        """Return the resources of several lessons by lesson id, in one query for each 500 lessons."""
        found: dict[str, dict[tuple[str, str], Resource]] = {}
        for start in range(0, len(lesson_ids), 500):
            query = (
                ResourceRow.select(*rows.RESOURCE_COLUMNS)
                .where(ResourceRow.lesson_id.in_(list(lesson_ids[start : start + 500])))
                .order_by(ResourceRow.lesson_id, ResourceRow.position, ResourceRow.package_id)
            )
            for row in self._ask(query):
                resource = rows.resource(row, self._library)
                known = found.setdefault(resource.lesson_id, {})
                key = (resource.role, resource.sha256)
                if key not in known or known[key].extent is None:
                    known[key] = resource
        # What teachers added comes after what was issued, whatever place it has in its own package.
        return {lesson_id: tuple(sorted(known.values(), key=lambda r: r.own)) for lesson_id, known in found.items()}

    def own_resources(self) -> list[Resource]:
        """Return what teachers of this school have added, by lesson."""
        query = ResourceRow.select(*rows.RESOURCE_COLUMNS).where(ResourceRow.package_id.startswith(OWN_PREFIX))
        query = query.order_by(ResourceRow.lesson_id, ResourceRow.package_id)
        return [rows.resource(row, self._library) for row in self._ask(query)]

    def documents(self) -> dict[documents.Course, list[Resource]]:
        """Return slides and documents that are here, by subject and grade; see catalogue/documents.py."""
        with self._database.reading() as database:
            return documents.documents_here(database, self._library)

    def lessons_by_need(self, taught: Collection[str]) -> list[str]:
        """Return the lessons of which something is here, the next to be taught first; see catalogue/pictured.py."""
        with self._database.reading() as database:
            return pictured.lessons_by_need(database, taught)

    def pictured(self, lesson_id: str, start: int, most: int) -> list[Resource]:
        """Return some resources of a lesson that may have a picture; see catalogue/pictured.py."""
        with self._database.reading() as database:
            return pictured.pictured(database, self._library, lesson_id, start, most)

    def packages(self) -> list[Package]:
        """Return the admitted packages, newest issue first."""
        return self._packages(PackageRow.missing_pieces == 0)

    def incomplete_packages(self) -> list[Package]:
        """Return the packages of which pieces are still missing, newest issue first."""
        return self._packages(PackageRow.missing_pieces > 0)

    def package(self, package_id: str) -> Package | None:
        """Return a package, admitted or not whole yet; None when nothing of it is here."""
        found = self._ask(PackageRow.select(*rows.PACKAGE_COLUMNS).where(PackageRow.id == package_id))
        return rows.package(found[0]) if found else None

    def search(self, query: SearchQuery) -> SearchAnswer:
        """Return lessons in teaching order that have every word of the query, with the resources that have some."""
        with self._database.reading() as database:
            return search(database, self._library, query)

    def admit(self, package: Package, lessons: Sequence[LessonEntry], moved: Moved | None = None) -> tuple[str, ...]:
        """Index a package whose file is in place, replacing any other version of its id, in one transaction.

        ``moved`` says where its bytes lay before, so that what other packages have in them is found in the new place.
        Returns the files, relative to the library, that no resource refers to any more and that may be removed.
        """
        with self._database.writing() as database:
            return admit(database, self._library, package, lessons, moved)

    def forget_package(self, package_id: str) -> None:
        """Drop a package whose file is gone; resources of other packages that lay in it are missing again."""
        with self._database.writing() as database:
            forget(database, package_id)

    def forget_bytes(self, file: str, unpacked: str) -> tuple[str, ...]:
        """Drop what is said of a file that is going to be removed: its package, and all that lies in it.

        Resources of other packages that lay there are missing again. ``file`` and the folder ``unpacked`` (with a
        slash at its end), where its compressed members are, are named relative to the library. Returns the files
        that the package used bytes of and that nothing refers to any more.
        """
        with self._database.writing() as database:
            return forget_bytes(database, file, unpacked)

    def borrowers(self, file: str, unpacked: str) -> dict[str, frozenset[str]]:
        """Return the other packages that have resources in a file, with the lessons; named as in ``forget_bytes``."""
        own = PackageRow.select(PackageRow.id).where(PackageRow.file == file)
        query = ResourceRow.select(ResourceRow.package_id, ResourceRow.lesson_id).distinct()
        return rows.grouped(self._ask(query.where(lies_in(file, unpacked), ResourceRow.package_id.not_in(own))))

    def lessons_of_packages(self) -> dict[str, frozenset[str]]:
        """Return the lessons that each package has something of, by its id."""
        return rows.grouped(self._ask(ResourceRow.select(ResourceRow.package_id, ResourceRow.lesson_id).distinct()))

    def find_extents(self, sha256: str) -> list[Extent]:
        """Return where bytes lie that some package states to have this hash; the caller hashes before relying on it."""
        query = (
            ResourceRow.select(ResourceRow.file, ResourceRow.offset, ResourceRow.size)
            .where(ResourceRow.sha256 == sha256, ResourceRow.file.is_null(False))
            .distinct()
        )
        return [Extent(self._library / file, offset, size) for file, offset, size in self._ask(query)]

    def waiting_for(self, hashes: Iterable[str]) -> frozenset[str]:
        """Return those of ``hashes`` that some resource is still waiting for."""
        query = ResourceRow.select(ResourceRow.sha256).where(ResourceRow.file.is_null()).distinct()
        return frozenset(hashes) & {row[0] for row in self._ask(query)}

    def link(self, sha256: str, extent: Extent) -> None:
        """Give ``extent``, whose bytes the caller has hashed, to every resource that waits for ``sha256``."""
        where = (ResourceRow.sha256 == sha256) & ResourceRow.file.is_null() & (ResourceRow.size == extent.size)
        file = extent.path.relative_to(self._library).as_posix()
        with self._database.writing() as database:
            lessons = {r[0] for r in ResourceRow.select(ResourceRow.lesson_id).where(where).tuples().execute(database)}
            ResourceRow.update(file=file, offset=extent.offset, damaged=False).where(where).execute(database)
            recount(database, lessons)

    def is_referenced(self, file: str) -> bool:
        """Tell whether a package or a resource lies in ``file`` (relative to the library)."""
        with self._database.reading() as database:
            return bool(
                PackageRow.select().where(PackageRow.file == file).count(database)
                or ResourceRow.select().where(ResourceRow.file == file).count(database)
            )

    def files(self) -> frozenset[str]:
        """Return every file, relative to the library, that some resource lies in."""
        query = ResourceRow.select(ResourceRow.file).where(ResourceRow.file.is_null(False)).distinct()
        return frozenset(row[0] for row in self._ask(query))

    def resources_in(self, package_id: str) -> tuple[Resource, ...]:
        """Return every resource as one package states it, in the order in which it was indexed."""
        query = ResourceRow.select(*rows.RESOURCE_COLUMNS).where(ResourceRow.package_id == package_id)
        return tuple(rows.resource(row, self._library) for row in self._ask(query.order_by(ResourceRow.id)))

    def extents_in(self, file: str) -> frozenset[tuple[int, int]]:
        """Return offset and size of whatever some package has in ``file`` (relative to the library)."""
        query = ResourceRow.select(ResourceRow.offset, ResourceRow.size).where(ResourceRow.file == file)
        return frozenset((row[0], row[1]) for row in self._ask(query.distinct()))

    def lose(self, package_id: str, moved: Moved, *, missing: int, pieces: int) -> None:
        """Note that bytes went bad in a package that stays where it is: ``missing`` of its ``pieces`` are wanted."""
        with self._database.writing() as database:
            change = PackageRow.update(missing_pieces=missing, pieces=pieces)
            change.where(PackageRow.id == package_id).execute(database)
            recount(database, lose(database, moved))

    def damaged_lessons(self) -> frozenset[str]:
        """Return the ids of the lessons whose bytes were here and went bad."""
        return frozenset(
            row[0] for row in self._ask(LessonRow.select(LessonRow.id).where(LessonRow.resources_damaged > 0))
        )

    def clear_packages(self) -> None:
        """Forget every package and extra lesson, keeping the plan: the first step of a rebuild."""
        with self._database.writing() as database:
            forget_all(database)

    def check(self) -> None:
        """Look through the whole file.

        Raises:
            DatabaseDamagedError: something in it is not as it was written.
        """
        roles, trusts = [role.value for role in Role], [trust.value for trust in Trust]
        self._database.check(
            LessonRow.select().where(fn.json_valid(LessonRow.objectives) == 0),
            ResourceRow.select().where(ResourceRow.role.not_in(roles)),
            PackageRow.select().where(PackageRow.trust.not_in(trusts)),
        )
        if self._database.is_small:
            search_index.check(self._database)

    def close(self) -> None:
        """Close the database file."""
        self._database.close()

    def _packages(self, which: Any) -> list[Package]:
        query = PackageRow.select(*rows.PACKAGE_COLUMNS).where(which)
        return [rows.package(row) for row in self._ask(query.order_by(PackageRow.created.desc(), PackageRow.id))]

    def _lessons(self, query: "ModelSelect[Any]") -> list[Lesson]:
        # Row by row: all rows beside all lessons would double the memory of a large catalogue.
        with self._database.reading() as database:
            return rows.lessons(query.tuples().iterator(database))

    def _ask(self, query: "ModelSelect[Any]") -> list[tuple[Any, ...]]:
        with self._database.reading() as database:
            return list(query.tuples().execute(database))
