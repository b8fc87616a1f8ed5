"""What the database believes about the size of its tables when it plans a query."""

from __future__ import annotations

from django.db import connection


def count_rows_anew() -> None:
    """Let PostgreSQL count the rows of all tables now instead of within the next minute.

    If it last looked while many rows were being written, it takes the tables for empty until then, and its plans
    for full ones can take minutes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
