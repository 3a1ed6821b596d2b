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
CHANNEL = b"channel"  # goes along with a channel that is passed on
MAX_TEXT_BYTES = 4_000_000  # of a message's JSON: parsed, it takes up to 40 times as much memory
MAX_ARRAYS = 2_000  # in one message
MAX_LENGTH = 4_000_000  # of an array along one dimension
MAX_ITEMS = 2_000  # in one list
MAX_DEPTH = 20  # values within each other
# Early-bound: a submission that patches json or numpy afterwards only harms its own messages.
_dumps, _frombuffer, _asarray = json.dumps, np.frombuffer, np.ascontiguousarray
KINDS = (
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
DTYPES = {name: np.dtype(name) for name in KINDS}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}  # numpy's own `dtype.name` takes longer than all else here


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
            if value.dtype not in _NAMES:  # bytes in another order than this machine's
                value = value.astype(value.dtype.newbyteorder("="))
            data = _asarray(value).tobytes()
            entry = {_ARRAY_KEY: [_NAMES[value.dtype], value.shape, offset]}
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


def decode(text: bytes, data: bytes | memoryview) -> Any:
    """Undo `encode`. Raises WireError for anything that `encode` would not have written."""
    offset = arrays = 0

    def restore(value: dict[str, Any]) -> Any:
        """Called for each object, in the order of the text, once all that lies in it is restored."""
        return array(*value[_ARRAY_KEY]) if _ARRAY_KEY in value else value

    def check(value: Any, depth: int) -> None:
        if type(value) not in (list, dict):
            return
        if depth > MAX_DEPTH or (type(value) is list and len(value) > MAX_ITEMS):
            raise WireError("a list is too long, or lists lie too deep in each other")
        for item in value if type(value) is list else value.values():
            check(item, depth + 1)

    def array(name: str, shape: list[int], start: int) -> np.ndarray:
        nonlocal offset, arrays
        arrays += 1
        if name not in DTYPES or arrays > MAX_ARRAYS or len(shape) > 8:
            raise WireError("malformed array")
        if start != offset or not all(type(n) is int and 0 <= n <= MAX_LENGTH for n in shape):
            raise WireError("malformed array")  # each begins where the one before ended: no bytes count twice
        dtype = DTYPES[name]
        count = math.prod(shape)
        offset += count * dtype.itemsize
        if offset > len(data):
            raise WireError("array reaches beyond its frame")
        return _frombuffer(data, dtype, count, start).reshape(shape) if count else np.zeros(shape, dtype)

    try:
        message = json.loads(text, object_hook=restore)
        check(message, 0)
        # Lone surrogates can be sent as JSON, but neither files nor databases take them.
        return message if text.isascii() and b"\\ud" not in text.lower() else _without_surrogates(message)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, MemoryError) as error:
        raise WireError(f"malformed message: {type(error).__name__}") from None


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value


def send(channel: socket.socket, message: Any, seconds: float | None = None) -> None:
    """Send one message; the other side has to take it in within `seconds` (None: whenever it likes)."""
    try:
        channel.settimeout(seconds)
        channel.sendall(encode(message))
    except TimeoutError:
        raise WireTimeout("not taken in in time") from None
    except OSError as error:
        raise WireError(f"the other side is gone: {error}") from None
    finally:
        channel.settimeout(None)


def send_channel(channel: socket.socket, end: socket.socket, seconds: float | None = None) -> None:
    """Pass on one end of another channel."""
    try:
        channel.settimeout(seconds)
        socket.send_fds(channel, [CHANNEL], [end.fileno()])
    except OSError as error:  # a timeout is one too
        raise WireError(f"the other side is gone: {error}") from None
    finally:
        channel.settimeout(None)


def receive(channel: socket.socket, max_bytes: int, seconds: float | None = None) -> Any:
    """Receive one message of at most `max_bytes`, waiting at most `seconds` (None: for ever)."""
    deadline = None if seconds is None else time.monotonic() + seconds
    text_length, data_length = _LENGTHS.unpack(_read(channel, _LENGTHS.size, deadline))
    if text_length > MAX_TEXT_BYTES or text_length + data_length > max_bytes:
        raise WireError(f"a message of {text_length + data_length} bytes is too large")
    content = _read(channel, text_length + data_length, deadline)
    return decode(bytes(content[:text_length]), content[text_length:])


def _read(channel: socket.socket, size: int, deadline: float | None) -> memoryview:
    """Read-only, as are the arrays that are made of it without a copy."""
    content = bytearray(size)
    rest = memoryview(content)
    while rest:
        left = None if deadline is None else deadline - time.monotonic()
        if (left is not None and left <= 0) or not select.select([channel], [], [], left)[0]:
            raise WireTimeout("no answer in time")
        try:
            count = channel.recv_into(rest)
        except OSError as error:
            raise WireError(f"the other side is gone: {error}") from None
        if not count:
            raise WireError("the other side is gone")
        rest = rest[count:]
    return memoryview(content).toreadonly()
