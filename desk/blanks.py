"""What students wrote between the comment lines of a task, and what it is when names, words and layout are left out."""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize

BEGIN = re.compile(r"#\s*-+\s*add code for task (\w+) between comments", re.IGNORECASE)
END = re.compile(r"\s*#\s*-{10,}\s*$")


def blank_of(source: str, task: str) -> str | None:
    """The code between the comment lines of a task, without its indentation; None where they are not there."""
    lines = source.split("\n")
    begin = next((i for i, line in enumerate(lines) if (found := BEGIN.search(line)) and found[1] == task), None)
    if begin is None:
        return None
    end = next((i for i in range(begin + 1, len(lines)) if END.match(lines[i]) or BEGIN.search(lines[i])), len(lines))
    return textwrap.dedent("\n".join(lines[begin + 1 : end])).strip("\n")


def anonymous(code: str) -> str | None:
    """Code without comments and without what stands in strings, where a name could stand; None where it can't be read."""
    kept = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                continue
            kept.append((token.type, '"..."' if token.type == tokenize.STRING else token.string))
        text = tokenize.untokenize(kept)
    except (tokenize.TokenError, SyntaxError, IndentationError, ValueError):
        return None
    return _in_lines(code, text)


def _in_lines(code: str, text: str) -> str | None:
    """The code's own layout, if nothing had to be left out; otherwise what `ast` makes of the rest."""
    try:
        tidy = ast.unparse(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    has_words = "#" in code or '"' in code or "'" in code
    return tidy if has_words else code


def form_of(source: str) -> str | None:
    """The same for all sources that differ in layout, comments and docstrings alone; None where it is no Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            del body[0]
    return ast.dump(tree)
