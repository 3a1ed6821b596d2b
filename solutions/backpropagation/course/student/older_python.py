"""Whether the course's oldest Python can read a cell: grading may run with that one."""

from __future__ import annotations

import ast
import io
import sys
import tokenize

from IPython.core.inputtransformer2 import TransformerManager

OLDEST_PYTHON = (3, 11)


def newer_syntax(source: str, oldest: tuple[int, int] = OLDEST_PYTHON) -> str:
    """Say what in a cell needs a newer Python than `oldest`; nothing, as far as this Python can tell, is an empty text."""
    code = TransformerManager().transform_cell(source)  # magics become calls
    if sys.version_info[:2] <= oldest or not _is_right(code):
        return ""
    try:
        ast.parse(code, feature_version=oldest)
    except SyntaxError as error:
        return error.msg
    return _newer_string(code)


def _is_right(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return False
    return True


def _newer_string(code: str) -> str:
    """Since Python 3.12, an f-string may hold its own quote again, and comments; since 3.14 there are t-strings."""
    around: list[str] = []  # the quotes of the f-strings that the token stands in
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        kind = tokenize.tok_name[token.type]
        if kind == "TSTRING_START":
            return "T-strings are new in Python 3.14"
        if kind == "FSTRING_END":
            around.pop()
        elif around and kind == "COMMENT":
            return "Comments in f-strings are new in Python 3.12"
        elif kind in ("FSTRING_START", "STRING"):
            quote = token.string.lstrip("fFrRbBuU")
            if any(quote.startswith(outer) for outer in around):
                return "The same quotes within an f-string are new in Python 3.12"
            if kind == "FSTRING_START":
                around.append(quote)
    return ""
