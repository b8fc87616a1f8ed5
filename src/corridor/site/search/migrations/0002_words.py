"""The table of words, which each database makes in its own way."""

from collections.abc import Mapping, Sequence

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, tokenize='ascii', prefix='1 2 3', columnsize=0)",
    "CREATE VIRTUAL TABLE search_word_counts USING fts5vocab(search_words, row)",
)
SQLITE_BACK = ("DROP TABLE search_word_counts", "DROP TABLE search_words")

_TABLE = (
    "CREATE TABLE search_words (entry_id bigint PRIMARY KEY, title tsvector NOT NULL, whole tsvector NOT NULL)",
    # Documents stand apart from the rows, and are looked at for phrases only.
    "ALTER TABLE search_words ALTER COLUMN title SET STORAGE EXTERNAL, ALTER COLUMN whole SET STORAGE EXTERNAL",
    "ALTER TABLE search_words SET (toast_tuple_target = 128)",
    "CREATE INDEX search_words_title ON search_words USING gin (title)",
    "CREATE INDEX search_words_whole ON search_words USING gin (whole)",
)
# For words that many entries have, the planner would rather read every row with its documents, which takes ten times
# as long as the index; a setting of a function reaches no further than the function.
_FOUND = (
    "CREATE FUNCTION search_found_{column}(asked tsquery) RETURNS bytea LANGUAGE sql STABLE SET enable_seqscan = off "
    "AS $$SELECT string_agg(int8send(entry_id), '') FROM search_words WHERE {column} @@ asked$$"
)
POSTGRESQL = _TABLE + tuple(_FOUND.format(column=column) for column in ("title", "whole"))
POSTGRESQL_BACK = (
    "DROP FUNCTION search_found_title(tsquery)",
    "DROP FUNCTION search_found_whole(tsquery)",
    "DROP TABLE search_words",
)


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(schema_editor: BaseDatabaseSchemaEditor, statements: Mapping[str, Sequence[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
