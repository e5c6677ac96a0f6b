"""The tables. No model is bound to a database: every query names the one it runs on, so that nothing is global.

``resources.db`` is an index that can be made again from the packages; ``school.db`` is what the school wrote itself.
"""

from peewee import AutoField, BooleanField, FloatField, IntegerField, Model, TextField

from catalogue.register_models import REGISTER_TABLES
from catalogue.search_models import SEARCH_TABLES

RESOURCES_APPLICATION_ID = 0x536B7952
"""``PRAGMA application_id`` of resources.db: "SkyR"."""

SCHOOL_APPLICATION_ID = 0x536B7953
"""``PRAGMA application_id`` of school.db: "SkyS"."""

RESOURCES_VERSION = 5
"""``PRAGMA user_version`` of resources.db. An older one is made again from the packages, never migrated."""

RESOURCES_READERS = 5
"""The oldest schema whose programs may use a resources.db of this one, too (catalogue/file_version.py)."""

SCHOOL_VERSION = 4
"""``PRAGMA user_version`` of school.db. An older one is brought forward by catalogue/migrations.py."""

SCHOOL_READERS = 3
"""The oldest schema whose programs may use a school.db of this one, too. From version 4 on it lags behind, so that the
program that an update replaced can be gone back to (docs/decisions/0045)."""


class LessonRow(Model):
    """A class hour of the plan, or an extra lesson that a package brought."""

    id = TextField(primary_key=True)
    subject = TextField()
    grade = IntegerField()
    term = IntegerField()
    unit_zh = TextField(default="")
    unit_en = TextField(default="")
    week = IntegerField()
    sequence = IntegerField(index=True)
    title_zh = TextField(default="")
    title_en = TextField(default="")
    planned = BooleanField(default=True)
    resources_total = IntegerField(default=0)
    resources_here = IntegerField(default=0)
    resources_damaged = IntegerField(default=0)
    objectives = TextField(default="[]")
    teacher = TextField(default="")
    school = TextField(default="")
    issuer = TextField(default="")
    signer = TextField(default="")

    class Meta:
        """Table name and the index that the lessons page filters by."""

        table_name = "lesson"
        legacy_table_names = False
        indexes = ((("grade", "subject", "term"), False),)


class PackageRow(Model):
    """An admitted package, the newest version of its id."""

    id = TextField(primary_key=True)
    version = IntegerField()
    issuer = TextField()
    created = TextField()
    title_zh = TextField(default="")
    title_en = TextField(default="")
    trust = TextField()
    file = TextField(unique=True)
    size = IntegerField()
    lessons = IntegerField()
    resources = IntegerField()
    signer = TextField(default="")
    missing_pieces = IntegerField(default=0)
    pieces = IntegerField(default=0)
    checked = IntegerField(default=0)
    checked_to = IntegerField(default=0)
    checked_at = TextField(default="")

    class Meta:
        """Table name. ``checked`` counts turns, so that no clock decides whose bytes are looked at next."""

        table_name = "package"
        legacy_table_names = False


class ResourceRow(Model):
    """A resource of a lesson as one package states it; ``file`` is relative to the library, NULL while not here.

    ``damaged``: it was here once, and its bytes went bad.
    """

    id = AutoField()
    package_id = TextField(index=True)
    lesson_id = TextField()
    position = IntegerField()
    role = TextField()
    title_zh = TextField(default="")
    title_en = TextField(default="")
    language = TextField(default="")
    media_type = TextField(default="")
    member = TextField()
    sha256 = TextField(index=True)
    size = IntegerField()
    duration = FloatField(null=True)
    file = TextField(null=True, index=True)
    offset = IntegerField(null=True)
    damaged = BooleanField(default=False)

    class Meta:
        """Table name and the index by which a lesson's resources, or a few of them, are read."""

        table_name = "resource"
        legacy_table_names = False
        indexes = ((("lesson_id", "package_id", "position"), False),)


class ClassRow(Model):
    """A class of the school; ``grades`` are numbers with commas between, ``language`` '' for the school's."""

    id = IntegerField(primary_key=True)
    name = TextField()
    grades = TextField()
    position = IntegerField()
    language = TextField(default="")

    class Meta:
        """Table name."""

        table_name = "class"
        legacy_table_names = False


class TermRow(Model):
    """A term of this school; dates as YYYY-MM-DD."""

    id = AutoField()
    number = IntegerField()
    first_day = TextField()
    last_day = TextField()

    class Meta:
        """Table name."""

        table_name = "term"
        legacy_table_names = False


class PeriodRow(Model):
    """A period of the day; times as HH:MM:SS."""

    number = IntegerField(primary_key=True)
    start = TextField()
    end = TextField()

    class Meta:
        """Table name."""

        table_name = "period"
        legacy_table_names = False


class SlotRow(Model):
    """What a class has in a period of a weekday; ``weeks`` are numbers with commas between, '' for all."""

    id = AutoField()
    class_id = IntegerField()
    weekday = IntegerField()
    period = IntegerField()
    subject = TextField()
    weeks = TextField(default="")
    grade = IntegerField(default=0)

    class Meta:
        """Table name."""

        table_name = "slot"
        legacy_table_names = False


class ChangeRow(Model):
    """What is otherwise for a day, in the order in which it was said."""

    id = AutoField()
    kind = TextField()
    day = TextField()
    class_id = IntegerField(default=0)
    period = IntegerField(default=0)
    other_day = TextField(null=True)
    other_period = IntegerField(default=0)

    class Meta:
        """Table name."""

        table_name = "change"
        legacy_table_names = False


class SubjectNoteRow(Model):
    """What a timetable by others says of a subject of a class."""

    id = AutoField()
    class_id = IntegerField()
    subject = TextField()
    name = TextField()
    short = TextField(default="")
    teacher = TextField(default="")
    room = TextField(default="")

    class Meta:
        """Table name."""

        table_name = "subject_note"
        legacy_table_names = False


class FactRow(Model):
    """Single facts by name: the rotation, the next class id, what is known of the clock."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        """Table name."""

        table_name = "fact"
        legacy_table_names = False


class PlaceRow(Model):
    """Where a class stopped in a resource; of several in a lesson the one with the highest id is the newest."""

    id = AutoField()
    class_id = TextField()
    lesson_id = TextField(index=True)
    resource = TextField()
    seconds = FloatField(default=0.0)
    page = IntegerField(default=0)

    class Meta:
        """Table name, and what there is but once."""

        table_name = "place"
        legacy_table_names = False
        indexes = ((("class_id", "resource"), True),)


class BookmarkRow(Model):
    """A place in a resource that was given a name."""

    id = AutoField()
    lesson_id = TextField(index=True)
    resource = TextField()
    name = TextField()
    seconds = FloatField(default=0.0)
    page = IntegerField(default=0)

    class Meta:
        """Table name."""

        table_name = "bookmark"
        legacy_table_names = False


RESOURCES_TABLES = (LessonRow, PackageRow, ResourceRow, *SEARCH_TABLES)
SCHEDULE_TABLES = (ClassRow, TermRow, PeriodRow, SlotRow, ChangeRow, SubjectNoteRow, FactRow)
SCHOOL_TABLES = (*REGISTER_TABLES, PlaceRow, BookmarkRow, *SCHEDULE_TABLES)
