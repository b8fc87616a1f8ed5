"""Rows of a table as lines of JSON, the same for both databases, and back into a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Field, Model

BATCH = 2_000


def fields_of(model: type[Model]) -> tuple[str, ...]:
    """The names of the model's columns, as attributes."""
    return tuple(field.attname for field in model._meta.concrete_fields)


def rows_of(model: type[Model], alias: str) -> Iterator[tuple[Any, ...]]:
    """All rows of the model's table, by key, each with its values in the order of `fields_of`."""
    every = model._base_manager.using(alias).order_by("pk")
    return every.values_list(*fields_of(model)).iterator(chunk_size=BATCH)


def line_of(row: Sequence[Any]) -> bytes:
    """The row as one line of JSON; raises TypeError for a value that has no such form."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_as_text).encode() + b"\n"


def row_of(line: bytes) -> list[Any]:
    """The values of a line; dates, numbers of fixed point and the like are still text. Raises ValueError for none."""
    row = json.loads(line)
    if not isinstance(row, list):
        raise ValueError("a line that is no array")
    return row


def put_rows(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], alias: str) -> None:
    """Add the rows as they are: with their keys, and without what saving an object would do.

    `names` are the columns of the values. Raises LookupError for a column that the model has not.
    """
    by_name: dict[str, Field[Any, Any]] = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in names]
    connection = connections[alias]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - names of the models
    with connection.cursor() as cursor:
        for batch in batched(rows, BATCH, strict=False):
            cursor.executemany(insert, [_prepared(fields, row, connection) for row in batch])


def _prepared(fields: Sequence[Field[Any, Any]], row: Sequence[Any], connection: Any) -> list[Any]:
    pairs = zip(fields, row, strict=True)
    return [field.get_db_prep_save(field.to_python(value), connection=connection) for field, value in pairs]


def _as_text(value: object) -> str:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
    raise TypeError(f"no form in an archive for {type(value).__name__}")
