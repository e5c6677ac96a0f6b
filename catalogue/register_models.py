"""The tables of the register in ``school.db``; a county's database has them, too, but for what is being shown now."""

from peewee import AutoField, BigIntegerField, CompositeKey, IntegerField, Model, TextField


class RecordRow(Model):
    """A record of the register (catalogue/entries.py), of this machine or merged from another one's."""

    machine = TextField()
    sequence = IntegerField()
    previous = TextField()
    hash = TextField()
    kind = TextField()
    lesson = TextField()
    subject = TextField()
    class_id = IntegerField()
    class_name = TextField()
    grades = TextField()
    teacher = TextField()
    started = TextField(index=True)
    counter = BigIntegerField()
    shown = BigIntegerField()
    share = IntegerField()
    ending = TextField()
    taught = IntegerField()
    trusted = IntegerField()
    rule = TextField()
    reason = TextField()
    package = TextField()
    version = IntegerField()
    resource = TextField()
    role = TextField()
    hour = TextField()
    carried = IntegerField()

    class Meta:
        """Table name; the key has the hash, so that a machine's two branches after a backup both have their place."""

        table_name = "record"
        legacy_table_names = False
        primary_key = CompositeKey("machine", "sequence", "hash")
        indexes = ((("kind", "started"), False),)


class HeadRow(Model):
    """The signed last record of a chain (catalogue/sealing.py); after a backup was put back, one for each branch."""

    machine = TextField()
    sequence = IntegerField()
    hash = TextField()
    key = TextField()
    signature = TextField()

    class Meta:
        """Table name."""

        table_name = "head"
        legacy_table_names = False
        primary_key = CompositeKey("machine", "hash")


class LiveRow(Model):
    """What is being shown now, as the last beat knew it; it becomes a record when it ends, or at the next start."""

    id = AutoField()
    entry = TextField()

    class Meta:
        """Table name."""

        table_name = "live"
        legacy_table_names = False


class MachineRow(Model):
    """Whose machine has written records: school and county as it named them at its record ``said``."""

    machine = TextField(primary_key=True)
    school = TextField(default="")
    county = TextField(default="")
    said = IntegerField(default=0)

    class Meta:
        """Table name."""

        table_name = "machine"
        legacy_table_names = False


REGISTER_TABLES = (RecordRow, HeadRow, LiveRow, MachineRow)
