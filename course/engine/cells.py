"""The cells that were run in a notebook: whether the latest one that defines a name is Python at all."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

MAX_TEXT = 200

Broken = dict[str, Any]  # `line`, its number in the cell; `text`, the line; `message`, Python's own


def broken_cell(namespace: Mapping[str, Any], name: str) -> Broken | None:
    """Why the cell that was run last for a class or function could not run; None if it could.

    Parameters
    ----------
    namespace : mapping
        The notebook's names; its `In` holds the cells that were run.
    name : str
    """
    cells = namespace.get("In")
    begins = re.compile(rf"^[ \t]*(class|def) {re.escape(name)}\b", re.MULTILINE)
    for source in reversed(cells) if isinstance(cells, list) else ():
        if isinstance(source, str) and begins.search(source):
            return broken(source)
    return None


def broken(source: str) -> Broken | None:
    """Why a cell's text can't run; None if it can, or if it holds what only a notebook understands."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        if re.search(r"^\s*[%!?]", source, re.MULTILINE):
            return None
        return {
            "line": int(error.lineno or 0),
            "text": (error.text or "").strip()[:MAX_TEXT],
            "message": str(error.msg or "")[:MAX_TEXT],
        }
    except (ValueError, RecursionError, MemoryError):
        return None
    return None


def in_words(found: Broken, name: str) -> str:
    """What to say of a cell that could not run."""
    message = str(found["message"])[:MAX_TEXT].rstrip(".")
    line = f"Line {found['line']} of the cell of {name} is no Python: {message}. So nothing of this cell has run."
    return f"{line}\n{found['text']}" if found["text"] else line
