"""The platforms that give out submissions: each in a file of its own, told by the names in its archives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import ModuleType

from desk.platforms import artemis, blackboard, canvas, classroom, exchange, folders, gradescope, ilias, moodle
from desk.platforms.entry import Entry, Refused

# The more certain a platform's names are, the earlier it is asked.
PLATFORMS: dict[str, ModuleType] = {
    "gradescope": gradescope,
    "moodle": moodle,
    "blackboard": blackboard,
    "nbgrader": exchange,
    "classroom": classroom,
    "canvas": canvas,
    "ilias": ilias,
    "artemis": artemis,
    "folders": folders,
}


def recognise(
    files: Mapping[str, Callable[[], bytes]],
    ids: frozenset[str] = frozenset(),
    platform: str | None = None,
    is_folder: bool = False,
) -> tuple[str, dict[str, Entry | Refused]]:
    """The platform that gave out an archive, and what each of its paths is.

    Parameters
    ----------
    files : mapping
        From each path to what reads the file.
    ids : frozenset of str
        Canvas' user ids in the roster.
    platform : str, optional
        Which one it is, if somebody said so.
    is_folder : bool
        Whether it lies unpacked; its paths begin with the folder's own name then.
    """
    names = [platform] if platform else list(PLATFORMS)
    for name in names:
        found = PLATFORMS[name].read(files, ids) if name == "canvas" else PLATFORMS[name].read(files)
        entries = sum(isinstance(what, Entry) for what in found.values())
        if (platform and name != "folders") or (name != "folders" and entries and 2 * len(found) > len(files)):
            return name, _complete(files, found)
    cut = len(_top_of(files, is_folder))
    found = folders.read({path[cut:]: read for path, read in files.items()})
    return "folders", {path: found[path[cut:]] for path in files}


def _complete(files: Mapping[str, object], found: dict[str, Entry | Refused]) -> dict[str, Entry | Refused]:
    return {path: found.get(path, Refused("its name is not one that the platform gives")) for path in files}


def _top_of(files: Mapping[str, object], is_folder: bool) -> str:
    """The folder around the students' folders: the one that was named, or the one that was packed with them."""
    tops = {path.partition("/")[0] for path in files}
    if len(tops) != 1:
        return ""
    below = [PurePosixPath(path).parts[1:] for path in files]
    if is_folder or (all(len(parts) > 1 for parts in below) and len({parts[0] for parts in below}) > 1):
        return f"{tops.pop()}/"
    return ""
