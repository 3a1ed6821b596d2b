"""Reads what was downloaded, a zip or a folder: nothing is unpacked before its number, sizes and names were looked at."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

MB = 1_000_000
# What no student means to hand in: a Mac's and Windows' own files, Jupyter's copies.
JUNK_FOLDERS = {"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".git"}
JUNK_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class Bounds:
    """How much an archive may hold."""

    files: int
    file_bytes: int
    all_bytes: int


DOWNLOAD = Bounds(files=100_000, file_bytes=100 * MB, all_bytes=50_000 * MB)  # read file by file
STUDENTS_OWN = Bounds(files=500, file_bytes=100 * MB, all_bytes=200 * MB)  # an archive in it: unpacked as a whole
DEPTH = 3  # an archive in an archive in a student's archive


class Unusable(Exception):
    """An archive that is not unpacked; the text says why."""


@dataclass(frozen=True)
class File:
    """One file of an archive: its path as it stands there, its size in bytes, and what reads it (or raises Unusable)."""

    path: str
    size: int
    read: Callable[[], bytes]


@dataclass
class Contents:
    """The files of an archive, and those that are left alone, with the reason."""

    files: list[File] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def contents_of(path: Path) -> Contents:
    """List a downloaded zip, or an unpacked one: there, paths begin with the folder's own name. Raises Unusable."""
    if path.is_dir():
        return _of_folder(path.resolve())
    try:
        return _of_zip(path, DOWNLOAD)
    except OSError as error:
        raise Unusable(f"it can't be read: {error.strerror or error}") from None


def contents_of_bytes(data: bytes) -> Contents:
    """List a zip that a student handed in. Raises Unusable."""
    return _of_zip(io.BytesIO(data), STUDENTS_OWN)


def is_zip(data: bytes) -> bool:
    """Whether a file is a zip, by what it holds."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def is_junk(path: str) -> bool:
    """Whether a path names something that nobody handed in on purpose."""
    parts = PurePosixPath(path).parts or (path,)
    return bool(JUNK_FOLDERS & set(parts[:-1])) or parts[-1] in JUNK_FILES or parts[-1].startswith("._")


def problem_of(path: str) -> str | None:
    """Why a path is not taken; it must stay below the folder that it is unpacked to."""
    parts = path.split("/")
    if path.startswith("/") or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return "its path begins at the root"
    if ".." in parts:
        return "its path leads out of the archive"
    if any(ord(character) < 32 or ord(character) == 127 for character in path):
        return "its name holds control characters"
    return None


def _of_folder(folder: Path) -> Contents:
    found = Contents()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder.parent).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if is_junk(name):
            continue
        if path.is_symlink() or not path.is_file():
            found.refused.append((name, "it is a link or no file"))
        elif (size := path.stat().st_size) > DOWNLOAD.file_bytes:
            found.refused.append((name, f"it is larger than {DOWNLOAD.file_bytes // MB} MB"))
        else:
            found.files.append(File(name, size, partial(_read_path, path)))
    return found


def _read_path(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"it can't be read: {error.strerror}") from None


def _of_zip(source: Path | io.BytesIO, bounds: Bounds) -> Contents:
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Unusable(f"it is no zip that can be read ({error})") from None
    files = [info for info in archive.infolist() if not info.is_dir()]
    if len(files) > bounds.files:
        raise Unusable(f"it holds {len(files):,} files, more than {bounds.files:,}")
    if sum(info.file_size for info in files) > bounds.all_bytes:
        raise Unusable(f"it would unpack to more than {bounds.all_bytes // MB:,} MB")
    found = Contents()
    names: set[str] = set()
    for info, name in zip(files, map(_name_of, files), strict=True):
        if is_junk(name):
            continue
        while name in names:  # a zip may hold a name twice
            name = f"{PurePosixPath(name).with_suffix('')} (2){PurePosixPath(name).suffix}"
        names.add(name)
        kind = stat.S_IFMT(info.external_attr >> 16)
        problem = problem_of(name)
        if kind not in (0, stat.S_IFREG):
            problem = "it is a link or no file"
        elif info.file_size > bounds.file_bytes:
            problem = f"it is larger than {bounds.file_bytes // MB} MB"
        elif info.flag_bits & 1:
            problem = "it is encrypted"
        if problem:
            found.refused.append((name, problem))
        else:
            found.files.append(File(name, info.file_size, partial(_read_zip, archive, info)))
    return found


def _name_of(info: zipfile.ZipInfo) -> str:
    """An entry's name; a zip that was packed again may hold UTF-8 without saying so, which comes out as code page 437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name.replace("\\", "/")


def _read_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as file:
            # One byte more than it says: zipfile itself stops there, and finds that the checksum is another one.
            return file.read(info.file_size + 1)
    except Exception as error:  # zlib, lzma and zipfile raise many kinds for what is damaged
        raise Unusable(f"it is damaged ({error})") from None


def unpacked(name: str, data: bytes, depth: int = DEPTH) -> Iterator[tuple[str, bytes | Unusable]]:
    """The files of a zip that a student handed in, those of zips in it too; a bad one comes with the reason.

    All zips of one student together stay within the bounds of one, since each is read only while there is room.
    """
    room = STUDENTS_OWN.all_bytes

    def walk(where: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes | Unusable]]:
        nonlocal room
        try:
            if not depth:
                raise Unusable(f"it lies more than {DEPTH} archives deep")
            contents = contents_of_bytes(data)
        except Unusable as reason:
            yield where, reason
            return
        folder = PurePosixPath(where).with_suffix("").as_posix()
        yield from ((f"{folder}/{path}", Unusable(why)) for path, why in contents.refused)
        for file in contents.files:
            inner = f"{folder}/{file.path}"
            try:
                content = file.read()
            except Unusable as reason:
                yield inner, reason
                continue
            room -= len(content)
            if room < 0:
                yield inner, Unusable(f"with it there would be more than {STUDENTS_OWN.all_bytes // MB} MB")
                return
            if is_zip(content):
                yield from walk(inner, content, depth - 1)
            else:
                yield inner, content

    yield from walk(name, data, depth)
