"""The names of students, as they may stand in the gradebook, in paths and on pages.

A name comes from a platform's folder, where others may have chosen it. nbgrader puts it into pages, patterns of paths and
addresses as it is: markup would run, and a bracket would match other students.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

PUNCTUATION = " ._@+-"
NOT_FIRST = " .@+-"
MAX_BYTES = 120  # in UTF-8: files take names of 255 bytes, and get endings
MAX_ACCENTS = 4  # in a row: more would lie over the lines above
OTHER = "_"  # stands for what is no character of a name
DIGITS = 8  # of the digest that keeps names apart that differ only in such characters


def student_name(folder: str, digits: int = DIGITS) -> str:
    """The name of the student whose work lies in a folder: the folder's own, or one that is made of it.

    A name is made of letters, accents and digits of any script, the space and ._@+- and begins with a letter, a digit or an
    underscore. Anything else becomes an underscore, and a digest of the folder's name follows: the same folder always gives
    the same name.

    Parameters
    ----------
    folder : str
        The last part of a path, as Python reads it from the file system.
    digits : int
        Of the digest.
    """
    if is_name(folder):
        return folder
    digest = hashlib.sha256(folder.encode(errors="surrogatepass")).hexdigest()[:digits]
    return f"{_cleaned(folder, MAX_BYTES - digits - 1) or OTHER}-{digest}"


def is_name(text: str) -> bool:
    """Whether a text can be a student's name as it is."""
    return bool(text) and _cleaned(text, MAX_BYTES) == text


def students_in(folders: Iterable[str]) -> dict[str, str]:
    """The folder of each student, by the name. Nobody loses a name to somebody else for whom one has to be made."""
    found: dict[str, str] = {}
    for folder in sorted(folders, key=lambda folder: (not is_name(folder), folder)):
        digits = DIGITS
        while (name := student_name(folder, digits)) in found:
            digits += DIGITS
        found[name] = folder
    return dict(sorted(found.items()))


def note(folder: str, name: str) -> str:
    """What to tell about a folder whose name is not its student's; otherwise an empty text."""
    if name == folder:
        return ""
    return f"A student can't have the name of the folder {folder!a}: what lies there is graded as {name}'s."


def _cleaned(text: str, max_bytes: int) -> str:
    kept, accents = "", 0
    for character in text:
        kind = unicodedata.category(character)
        is_accent = kind[0] == "M" and bool(kept)
        accents = accents + 1 if is_accent else 0
        if accents <= MAX_ACCENTS:
            is_fine = is_accent or kind[0] == "L" or kind == "Nd" or character in PUNCTUATION
            kept += character if is_fine else OTHER
    kept = kept.lstrip(NOT_FIRST)
    return kept.encode()[:max_bytes].decode(errors="ignore").rstrip(" ")
