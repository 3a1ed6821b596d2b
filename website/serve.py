"""Shows the built website on this machine."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar


class Files(SimpleHTTPRequestHandler):
    """Static files, as any web server gives them."""

    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
    }

    def log_message(self, format: str, *arguments: object) -> None:
        """Print nothing: a page asks for hundreds of files."""


class Server(ThreadingHTTPServer):
    """A server that a browser may leave in the middle of an answer."""

    def handle_error(self, request: object, address: object) -> None:
        """Say nothing of a closed connection: the browser did not need the file any more."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, address)


def server(folder: Path, port: int) -> Server:
    """A server for this machine alone; port 0 takes any that is free."""
    return Server(("127.0.0.1", port), partial(Files, directory=str(folder)))
