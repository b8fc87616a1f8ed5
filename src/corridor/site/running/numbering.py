"""The numbers that a database gives to new rows: none may ever be given twice, for the log names people by them."""

from __future__ import annotations

from django.db import connections
from django.db.models import AutoField, Model


def is_numbered(model: type[Model]) -> bool:
    """Whether the database gives the rows their numbers."""
    return isinstance(model._meta.pk, AutoField)


def last_number(model: type[Model], alias: str) -> int:
    """The highest number that the table gave to a row so far, or will not give again; 0 for none."""
    table, connection = model._meta.db_table, connections[alias]
    if not is_numbered(model):
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            return int(found[0]) if found else 0
        cursor.execute(f"SELECT last_value, is_called FROM {_sequence(model, alias)}")  # noqa: S608 - the database's own name
        value, called = cursor.fetchone()
        return int(value) if called else 0


def go_on_from(model: type[Model], number: int, alias: str) -> None:
    """Let the table give numbers above `number` and above all that it holds."""
    if not is_numbered(model):
        return
    table, connection = model._meta.db_table, connections[alias]
    quote = connection.ops.quote_name
    column = quote(str(model._meta.pk.column))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX({column}), 0) FROM {quote(table)}")  # noqa: S608 - names of the models
        last = max(number, cursor.fetchone()[0])
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
        elif last:
            cursor.execute("SELECT setval(%s, %s)", [_sequence(model, alias), last])


def _sequence(model: type[Model], alias: str) -> str:
    with connections[alias].cursor() as cursor:
        table = connections[alias].ops.quote_name(model._meta.db_table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, model._meta.pk.column])
        return str(cursor.fetchone()[0])
