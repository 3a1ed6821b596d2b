"""Messages between the grader and the sandbox: JSON and plain numeric arrays in length-prefixed frames.

No pickles: what comes out of the sandbox is text, numbers and arrays of numbers, all bounded in size.
A frame is two 8-byte lengths (of the JSON and of the array bytes), the JSON, the array bytes.
"""

from __future__ import annotations

import json
import math
import select
import socket
import struct
import time
from typing import Any

import numpy as np

_LENGTHS = struct.Struct("!QQ")
_ARRAY_KEY = "__array__"
# Early-bound: a submission that patches json or numpy afterwards only harms its own messages.
_dumps, _frombuffer, _asarray = json.dumps, np.frombuffer, np.ascontiguousarray
DTYPES = (
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
)


class WireError(Exception):
    """The other side closed, was too slow, or sent something that is no message."""


class WireTimeout(WireError):
    """No complete message before the deadline."""


def encode(message: Any) -> bytes:
    """Turn a tree of dicts, lists, text, numbers and numpy arrays into one frame."""
    blobs: list[bytes] = []
    offset = 0

    def plain(value: Any) -> Any:
        nonlocal offset
        if isinstance(value, np.ndarray):
            data = _asarray(value).tobytes()
            entry = {_ARRAY_KEY: [value.dtype.name, list(value.shape), offset]}
            blobs.append(data)
            offset += len(data)
            return entry
        if isinstance(value, dict):
            return {str(key): plain(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [plain(item) for item in value]
        return value

    text = _dumps(plain(message)).encode()
    return b"".join([_LENGTHS.pack(len(text), offset), text, *blobs])


def decode(text: bytes, data: bytes) -> Any:
    """Undo `encode`. Raises WireError for anything that `encode` would not have written."""

    def restore(value: Any) -> Any:
        if isinstance(value, list):
            return [restore(item) for item in value]
        if not isinstance(value, dict):
            return value
        if _ARRAY_KEY not in value:
            return {key: restore(item) for key, item in value.items()}
        name, shape, offset = value[_ARRAY_KEY]
        if name not in DTYPES:
            raise WireError(f"dtype {name!r} is not allowed")
        if len(shape) > 8 or not all(type(n) is int and 0 <= n < 2**31 for n in [*shape, offset]):
            raise WireError("malformed array")
        dtype = np.dtype(name)
        count = math.prod(shape)
        if offset + count * dtype.itemsize > len(data):
            raise WireError("array reaches beyond its frame")
        return _frombuffer(data, dtype, count, offset).reshape(shape)

    try:
        return restore(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError(f"malformed message: {error}") from None


def send(channel: socket.socket, message: Any) -> None:
    """Send one message."""
    try:
        channel.sendall(encode(message))
    except OSError as error:
        raise WireError(f"the other side is gone: {error}") from None


def receive(channel: socket.socket, max_bytes: int, seconds: float | None = None) -> Any:
    """Receive one message of at most `max_bytes`, waiting at most `seconds` (None: for ever)."""
    deadline = None if seconds is None else time.monotonic() + seconds
    text_length, data_length = _LENGTHS.unpack(_read(channel, _LENGTHS.size, deadline))
    if text_length + data_length > max_bytes:
        raise WireError(f"a message of {text_length + data_length} bytes is too large")
    text = _read(channel, text_length, deadline)
    return decode(text, _read(channel, data_length, deadline))


def _read(channel: socket.socket, size: int, deadline: float | None) -> bytes:
    chunks = bytearray()
    while len(chunks) < size:
        left = None if deadline is None else deadline - time.monotonic()
        if (left is not None and left <= 0) or not select.select([channel], [], [], left)[0]:
            raise WireTimeout("no answer in time")
        try:
            chunk = channel.recv(min(size - len(chunks), 1 << 20))
        except OSError as error:
            raise WireError(f"the other side is gone: {error}") from None
        if not chunk:
            raise WireError("the other side is gone")
        chunks += chunk
    return bytes(chunks)
