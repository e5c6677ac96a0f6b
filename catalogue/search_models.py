"""The tables of the search, beside its table of tokens (catalogue/search_index.py)."""

from peewee import BigIntegerField, BooleanField, IntegerField, Model, TextField


class SearchDocumentRow(Model):
    """A document of the search: what the plan, or a package, says of a lesson, with some of its resources.

    ``id`` rises with teaching order (catalogue/search_index.py). A document whose package has gone is not ``live``; its
    tokens stay in the index, which cannot forget single ones, until the index is made again.
    """

    id = BigIntegerField(primary_key=True)
    lesson_id = TextField()
    package_id = TextField(default="", index=True)
    first = IntegerField(default=0)
    digest = TextField()
    live = BooleanField(default=True)

    class Meta:
        """Table name."""

        table_name = "search_document"
        legacy_table_names = False


class SearchWordRow(Model):
    """A word of letters that some document has, forwards and backwards, to find it by its beginning or its end."""

    word = TextField(primary_key=True)
    backwards = TextField(index=True)

    class Meta:
        """Table name."""

        table_name = "search_word"
        legacy_table_names = False
        without_rowid = True


SEARCH_TABLES = (SearchDocumentRow, SearchWordRow)
