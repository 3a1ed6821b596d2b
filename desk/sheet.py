"""A platform's file of marks: which row is whose, where the mark goes, out of how many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk.table import Row, Table, UnreadableTable


@dataclass(frozen=True)
class Sheet:
    """What a platform's rules read from the head of its file.

    `key` gives a row's person, or None where a row is nobody's and stays; `maximum` what the mark is out of; `refuses` why a row
    takes no mark, or "". `kind` says which of a person's keys it is. `group` and `name` are columns, where there are such.
    """

    kind: str
    key: Callable[[Row], str | None]
    grade: int
    maximum: Callable[[Row], float | None]
    feedback: int | None = None
    group: int | None = None
    name: int | None = None
    refuses: Callable[[Row], str] = lambda _: ""


def one_column(table: Table, columns: list[int], wanted: str | None) -> int:
    """The one column that the mark goes to, of those that could be it; `wanted` is a part of its heading. Raises UnreadableTable."""
    if wanted:
        columns = [column for column in columns if wanted.casefold() in table.head[column].casefold()]
    if len(columns) == 1:
        return columns[0]
    if not columns:
        raise UnreadableTable(f"No column for a mark{f' is called {wanted}' if wanted else ' is in that file'}.")
    names = "; ".join(table.head[column] for column in columns)
    raise UnreadableTable(f"The mark could go into several columns: say which with --column. There are: {names}.")


def number(text: str) -> float | None:
    """A number with a decimal point or comma."""
    try:
        return float(text.strip().replace(",", ".")) or None
    except ValueError:
        return None
