"""A table as a platform writes it: read in any encoding and with any separator, written back byte for byte but for what changed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class UnreadableTable(Exception):
    """A file that is no table; the text says why."""


@dataclass
class Cell:
    """A cell as it stands in the file, with its quotes, and what it says."""

    raw: str
    value: str


@dataclass
class Row:
    """A row and the line break behind it."""

    cells: list[Cell]
    end: str


@dataclass
class Table:
    """The rows of a file, and how it was written."""

    rows: list[Row]
    separator: str
    encoding: str
    bom: bytes

    @property
    def head(self) -> list[str]:
        """What the first row says."""
        return [cell.value.strip() for cell in self.rows[0].cells] if self.rows else []

    def column(self, *names: str) -> int | None:
        """The number of the first column with one of these headings, whatever their case."""
        head = [name.casefold() for name in self.head]
        return next((head.index(name.casefold()) for name in names if name.casefold() in head), None)

    def value(self, row: Row, column: int | None) -> str:
        """What a row says in a column; nothing where it has none."""
        return "" if column is None or column >= len(row.cells) else row.cells[column].value.strip()

    def fill(self, row: Row, column: int, value: str) -> None:
        """Write into a cell; it is quoted where it was, or has to be."""
        quoted = row.cells[column].raw.startswith('"') or re.search(rf'["\r\n{re.escape(self.separator)}]', value)
        raw = '"' + value.replace('"', '""') + '"' if quoted else value
        row.cells[column] = Cell(raw, value)

    def to_bytes(self) -> bytes:
        """The file."""
        text = "".join(self.separator.join(cell.raw for cell in row.cells) + row.end for row in self.rows)
        return self.bom + text.encode(self.encoding, "xmlcharrefreplace")


def read_table(path: Path) -> Table:
    """Read a CSV. Raises UnreadableTable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableTable(f"{path} can't be read: {error.strerror}.") from None
    if data[:4] == b"PK\x03\x04":
        raise UnreadableTable(f"{path} is an Excel workbook: save it as CSV.")
    bom, encoding = next(((bom, name) for bom, name in BOMS if data.startswith(bom)), (b"", ""))
    text, encoding = _decoded(data[len(bom) :], encoding)
    separator = _separator(text)
    rows = _rows(text, separator)
    if not rows:
        raise UnreadableTable(f"{path} is empty.")
    return Table(rows, separator, encoding, bom)


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data.decode(name)
            if text.encode(name) == data:
                return text, name
        except UnicodeError:
            pass
    return data.decode("latin-1"), "latin-1"


def _separator(text: str) -> str:
    """The separator that stands in the first line most often, outside of quotes."""
    first = re.sub(r'"[^"]*"', "", text).lstrip("\r\n").splitlines()[:1] or [""]
    return max(",;\t", key=first[0].count)


def _rows(text: str, separator: str) -> list[Row]:
    """Cut a text into cells, keeping each character of it."""
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[^{re.escape(separator)}\r\n]*|[^{re.escape(separator)}\r\n]*')
    rows: list[Row] = []
    cells: list[Cell] = []
    position = 0
    while position < len(text):
        match = cell.match(text, position)
        raw = match[0]
        cells.append(Cell(raw, raw if match[1] is None else match[1].replace('""', '"')))
        position = match.end()
        if text.startswith(separator, position):
            position += 1
            if position == len(text):
                cells.append(Cell("", ""))
            continue
        end = re.compile(r"\r\n|\r|\n|").match(text, position)[0]
        position += len(end)
        rows.append(Row(cells, end))
        cells = []
    if cells:
        rows.append(Row(cells, ""))
    return rows


def no_formula(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
