"""The MNIST digits: all 70,000 where they can be had, otherwise 5,000 real ones that lie beside this file.

`MNIST()` looks in this order:

1. the folder that the environment variable MNIST_DIR names (MNIST_DIR=embedded: the 5,000 digits and nothing else),
2. the user's cache,
3. a download, which fills the cache,
4. the 5,000 embedded digits.

In a browser tab (Python compiled for it by Emscripten) nothing is downloaded: there it is the folder of MNIST_DIR or the embedded digits.

No file becomes data before the SHA-256 of its content is the right one.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import tempfile
import threading
import time
import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["MNIST", "DataError"]


class DigitFile(NamedTuple):
    """A file of digits in the IDX format: a header, then one byte for each value."""

    name: str
    header: int  # bytes before the first value
    size: int  # bytes of the uncompressed content, header included
    sha256: str  # of the uncompressed content


TRAIN_IMAGES = DigitFile(
    "train-images-idx3-ubyte",
    16,
    16 + 60_000 * 784,
    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
)
TRAIN_LABELS = DigitFile(
    "train-labels-idx1-ubyte",
    8,
    8 + 60_000,
    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
)
TEST_IMAGES = DigitFile(
    "t10k-images-idx3-ubyte",
    16,
    16 + 10_000 * 784,
    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
)
TEST_LABELS = DigitFile(
    "t10k-labels-idx1-ubyte",
    8,
    8 + 10_000,
    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
)
FULL_SET = (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)

# Each row is an image and its label: 785 bytes.
EMBEDDED = DigitFile(
    "mnist-5000-idx2-ubyte",
    12,
    12 + 5_000 * 785,
    "2db9ad51976052d8b2ab98063209c432bd58308a1b67305d716eb48b8d543d11",
)

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://raw.githubusercontent.com/fgnt/mnist/master/",
)
ANSWER_SECONDS = 4  # how long all mirrors together may take to answer
STALL_SECONDS = 10  # how long a download may stand still


class DataError(Exception):
    """A file of digits is missing or wrong. The text names the file and says what to do."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show one line in place of a traceback."""
        return [f"{type(self).__name__}: {self}"]


class MNIST:
    """Handwritten digits, 28 x 28 pixels each.

    Attributes
    ----------
    data : ndarray of float32, shape (n, 784)
        The images, one a row, with pixel values in [0, 1].
    target : ndarray of float32, shape (n, 10)
        The labels, one-hot.
    source : str
        Where the digits come from: a folder, or "embedded".

    Raises
    ------
    DataError
        If MNIST_DIR names a folder that is missing or holds a missing or wrong file, or if the embedded digits are
        damaged.

    Notes
    -----
    The full set has n = 70,000: the 60,000 training digits, then the 10,000 test digits. Its embedded part has
    n = 5,000, where row i shows the digit i % 10.
    """

    def __init__(self) -> None:
        choice = os.environ.get("MNIST_DIR", "")
        if not os.path.isdir(choice):  # Windows' `set` keeps quotes, and a blank before the next command
            choice = choice.strip(" \t\"'")
        if choice.casefold() == "embedded" or (sys.platform == "emscripten" and not choice):
            self.source = "embedded"
            images, labels = _embedded_digits()
        elif choice:
            self.source = choice
            images, labels = _digits_in_folder(Path(os.path.expanduser(choice)))
        else:
            self.source, (images, labels) = _cached_or_embedded_digits()
        # float32: half the memory of float64, and matrix products take half the time (benchmarks/float_width.py).
        self.data = images / np.float32(255)
        self.target = np.eye(10, dtype=np.float32)[labels]


def cache_folder() -> Path:
    """Return the folder that keeps downloaded digits, in the operating system's place for caches."""
    import platformdirs  # a part of pooch, whose default cache folder this is; pooch itself takes longer to import

    return Path(platformdirs.user_cache_dir("hamlet-mnist"))


class _WrongFile(Exception):
    """Says what is wrong with a file, to stand after its name."""


class _NoDownload(Exception):
    """Says why a download did not work."""


# A process that could not get the full set stays with the embedded digits, so that all its trainings share one set.
_why_embedded: str | None = None


def _cached_or_embedded_digits() -> tuple[str, tuple[np.ndarray, np.ndarray]]:
    """Return the source, and the digits of cache or download, or else the embedded ones with a line that says so."""
    global _why_embedded
    if _why_embedded is None:
        try:
            folder = cache_folder()
            return str(folder), _digits_in_cache(folder)
        except ImportError as error:
            _why_embedded = f"a download needs the package {error.name}, which is missing"
        except _NoDownload as error:
            _why_embedded = str(error)
        print(
            f"load_mnist: {_why_embedded}. These are the 5,000 embedded digits in place of all 70,000. "
            "To try again, restart the kernel.",
            flush=True,
        )
    return "embedded", _embedded_digits()


def _digits_in_folder(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read the full set from the folder of MNIST_DIR, or raise a DataError."""
    if not os.path.isdir(folder):
        raise DataError(
            f"MNIST_DIR names {folder}, which is not a folder. Correct it, or unset it to have the digits downloaded."
        )
    contents = []
    for file in FULL_SET:
        path = folder / file.name
        if not os.path.lexists(path):
            path = folder / f"{file.name}.gz"
        try:
            contents.append(_read(path, file))
        except _WrongFile as error:
            raise DataError(
                f"{path} {error}. Put a right copy there, or unset MNIST_DIR to have the digits downloaded."
            ) from None
    return _join(contents)


def _digits_in_cache(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read the full set from the cache, after a download of what is missing or wrong there, or raise _NoDownload."""
    contents, wanted, complaints = {}, [], []
    for file in FULL_SET:
        path = folder / f"{file.name}.gz"
        try:
            contents[file] = _read(path, file)
        except _WrongFile as error:
            wanted.append(file)
            if os.path.lexists(path):
                complaints.append(f"{path} {error}")
    if wanted:
        try:
            contents.update(_download(wanted, folder))
        except _NoDownload as error:
            raise _NoDownload("; ".join([*complaints, str(error)])) from None
    return _join([contents[file] for file in FULL_SET])


def _join(contents: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Put the test digits after the training digits: images (n, 784) and labels (n,), uint8."""
    train_images, train_labels, test_images, test_labels = contents
    images = np.concatenate([train_images, test_images]).reshape(-1, 784)
    return images, np.concatenate([train_labels, test_labels])


@cache  # both arrays are read-only
def _embedded_digits() -> tuple[np.ndarray, np.ndarray]:
    """Return the digits that lie beside this file: images (5000, 784) and labels (5000,), uint8."""
    path = Path(__file__).with_name(f"{EMBEDDED.name}.gz")
    try:
        rows = _read(path, EMBEDDED).reshape(-1, 785)
    except _WrongFile as error:
        raise DataError(f"{path} {error}. Copy it anew from the course's folder.") from None
    return rows[:, :-1], rows[:, -1]


def _read(path: Path, file: DigitFile) -> np.ndarray:
    """Return the values of a plain or gzipped file as uint8, or raise _WrongFile.

    No more than the expected size is ever unpacked, whatever the file claims to hold.
    """
    if not os.path.lexists(path):
        raise _WrongFile("is missing")
    if not os.path.isfile(path):  # a folder, or a pipe that would wait for ever
        raise _WrongFile("is not a regular file")
    try:
        with open(path, "rb") as stream:
            zipped = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            content = (gzip.GzipFile(fileobj=stream) if zipped else stream).read(file.size + 1)
    except EOFError:
        raise _WrongFile("is truncated") from None
    except (gzip.BadGzipFile, zlib.error):
        raise _WrongFile("is damaged: it cannot be unpacked") from None
    except OSError as error:
        raise _WrongFile(f"cannot be read ({error.strerror or error})") from None

    if content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):  # a byte order mark may stand before it
        raise _WrongFile("is a web page (HTML or XML), not a file of digits")
    if len(content) < file.size:
        raise _WrongFile(f"is truncated: it holds {len(content)} bytes in place of {file.size}")
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _WrongFile("does not hold the MNIST digits (wrong SHA-256)")
    return np.frombuffer(content, dtype=np.uint8, offset=file.header)


def _download(files: list[DigitFile], folder: Path) -> dict[DigitFile, np.ndarray]:
    """Fetch files into the cache and return their values, or raise _NoDownload.

    A file is written beside its place and moved there once it is complete and right.
    """
    mirrors = _answering_mirrors(f"{files[0].name}.gz")
    if not mirrors:
        raise _NoDownload("no mirror of MNIST answers")
    contents = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="download-", dir=folder) as part_folder:
            for file in files:
                part = Path(part_folder, f"{file.name}.gz")
                contents[file] = _fetch(file, mirrors, part)
                os.replace(part, folder / part.name)
    except OSError as error:
        raise _NoDownload(f"{folder} cannot be written ({error.strerror or error})") from None
    return contents


def _answering_mirrors(name: str) -> list[str]:
    """Return the mirrors that offer a file, or raise _NoDownload if none can be asked.

    All are asked at once, and the answer of one that hangs is not waited for: without a network, looking up a name can
    take longer than any timeout of a connection.
    """
    import requests

    answers = {}
    broken = []

    def ask(mirror: str) -> None:
        try:
            answers[mirror] = requests.head(mirror + name, timeout=ANSWER_SECONDS, allow_redirects=True).ok
        except requests.RequestException:
            answers[mirror] = False
        except OSError as error:  # a setting of this machine names certificates that are not there
            broken.append(str(error))

    threads = [threading.Thread(target=ask, args=(mirror,), daemon=True) for mirror in MIRRORS]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + ANSWER_SECONDS
    for thread in threads:
        thread.join(max(0, deadline - time.monotonic()))
    if broken:
        raise _NoDownload(f"a download is not possible here ({broken[0]})")
    return [mirror for mirror in MIRRORS if answers.get(mirror)]


def _fetch(file: DigitFile, mirrors: list[str], part: Path) -> np.ndarray:
    """Fetch one file from the first mirror that has it right, or raise _NoDownload."""
    import pooch
    from requests import RequestException
    from tqdm import tqdm

    chunk_size = 2**16

    class ProgressBar(tqdm):
        """A bar that stops a download which has become longer than the file unpacked."""

        def __bool__(self) -> bool:
            return True  # pooch asks whether there is a bar; tqdm would tell whether the length is known

        def update(self, n: int = 1) -> None:
            super().update(n)
            if self.n > file.size + chunk_size:
                raise _WrongFile("is too long")

    for mirror in mirrors:
        try:
            with ProgressBar(desc=file.name, unit="B", unit_scale=True, leave=False) as bar:
                download = pooch.HTTPDownloader(progressbar=bar, chunk_size=chunk_size, timeout=STALL_SECONDS)
                download(f"{mirror}{part.name}", str(part), None)
            return _read(part, file)
        except RequestException as error:
            problem = f"fails ({type(error).__name__})"
        except _WrongFile as error:
            problem = str(error)
    raise _NoDownload(f"no mirror has a right copy of {part.name}: the last one {problem}")
