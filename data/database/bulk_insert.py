"""Many rows into a table, by column: groups of rows a statement for SQLite, COPY for PostgreSQL.

PostgreSQL's COPY takes a third of the time of its driver, which goes cell by cell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, Date, Integer, Table
from sqlalchemy.exc import DBAPIError

GROUP = 100  # rows of one SQLite statement, which is prepared anew for each
PIECE = 131_072  # characters of one write to COPY
_ESCAPES = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


Add = Callable[[Mapping[str, Any], int], None]


@contextmanager
def adding(connection: Connection, table: Table) -> Iterator[Add]:
    """Rows into a table, piece by piece: a mapping of columns and how many rows.

    A list or range holds one value a row, anything else is the value of every row; what is not given is
    empty. Values are plain Python ones. Until the block ends the connection is for nothing else. Raises what
    SQLAlchemy raises.
    """
    if connection.dialect.name == "sqlite":
        yield partial(_sqlite_rows, connection, table)
    else:
        with copying(connection, table) as add:
            yield add


def _sqlite_rows(connection: Connection, table: Table, columns: Mapping[str, Any], count: int) -> None:
    """A value that is the same in every row is part of the statement.

    Binding it again for each costs as much as storing it.
    """
    plain = {
        name: _as_text(value) if isinstance(table.c[name].type, Date) else value
        for name, value in columns.items()
    }
    lists = [value for value in plain.values() if is_column(value)]
    marks = ", ".join("?" if is_column(value) else _literal(value) for value in plain.values())
    head = f"INSERT INTO {table.name} ({', '.join(_quoted(name) for name in plain)}) VALUES "
    whole = count - count % GROUP
    if whole:
        every = [value[start:whole:GROUP] for start in range(GROUP) for value in lists]
        connection.exec_driver_sql(head + ", ".join([f"({marks})"] * GROUP), list(zip(*every, strict=True)))
    if count > whole:
        rest = [value[whole:] for value in lists]
        connection.exec_driver_sql(f"{head}({marks})", list(zip(*rest, strict=True)))


def _as_text(value: Any) -> Any:
    if not is_column(value):
        return value.isoformat() if isinstance(value, date) else value
    known = {day: None if day is None else day.isoformat() for day in set(value)}
    return [known[day] for day in value]


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return repr(int(value) if isinstance(value, bool) else value)
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return "'" + str(value).replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return f'"{name}"'


@contextmanager
def copying(connection: Connection, table: Table) -> Iterator[Add]:
    """`adding` for PostgreSQL: one COPY, which the server reads while the next piece is made."""
    from psycopg.copy import QueuedLibpqWriter  # SQLite does without the driver

    names = [column.name for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    statement = f"COPY {table.name} ({quoted}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with (
            driver.cursor() as cursor,
            cursor.copy(statement, writer=QueuedLibpqWriter(cursor)) as copy,
        ):

            def add(columns: Mapping[str, Any], count: int) -> None:
                text = copy_text(
                    [_as_integers(table, name, columns.get(name)) for name in names], count
                ).encode()
                for start in range(0, len(text), PIECE):
                    copy.write(text[start : start + PIECE])

            yield add
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            statement, None, error, connection.dialect.loaded_dbapi.Error, dialect=connection.dialect
        ) from error


def is_column(value: Any) -> bool:
    """Whether a value is that of a column, one a row."""
    return isinstance(value, list | range)


def copy_text(columns: Sequence[Any], count: int) -> str:
    """`count` lines of COPY's text format, None as NULL; the columns as for `adding`."""
    words = (_words(column) if is_column(column) else repeat(_word(column), count) for column in columns)
    return "".join(line + "\n" for line in map("\t".join, zip(*words, strict=True)))


def _words(column: list[Any] | range) -> Iterable[str]:
    if isinstance(column, range) or set(map(type, column)) == {int}:
        return map(str, column)
    known = {cell: _word(cell) for cell in set(column)}
    return [known[cell] for cell in column]


def _word(cell: Any) -> str:
    return r"\N" if cell is None else str(cell).translate(_ESCAPES)


def _as_integers(table: Table, name: str, value: Any) -> Any:
    """COPY wants 5 for a whole number, pandas has 5.0 where some row has none."""
    if not isinstance(value, list) or not isinstance(table.c[name].type, Integer):
        return value
    return [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in value]
