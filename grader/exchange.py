"""nbgrader's exchange: what it puts beside a submission, and how feedback goes back through it."""

from __future__ import annotations

import glob
import os
import stat
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback

from grader.names import is_name

# When a submission was handed in, and the secret by which its student, and nobody else, finds the feedback.
FILES = ("timestamp.txt", "submission_secret.txt")
FILE_BYTES = 1_000


def has_file(folder: Path, name: str) -> bool:
    """Whether a folder holds this file as the exchange writes it: no link, and short."""
    path = folder / name
    return path.is_file() and not path.is_symlink() and path.stat().st_size <= FILE_BYTES


def copy_files(source: Path, target: Path, permissions: int = 0o644) -> None:
    """Copy the exchange's files from one step's folder to the next one's; what is not in the first is taken out of the second."""
    target.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (target / name).unlink(missing_ok=True)
        if has_file(source, name):
            content = (source / name).read_bytes()
            with open(os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, permissions), "wb") as file:
                file.write(content)
                os.fchmod(file.fileno(), permissions)


def folders_of_students(coursedir: CourseDirectory, step: str) -> list[Path]:
    """The folders of the chosen students for the chosen assignment in submitted/, autograded/ or feedback/.

    As nbgrader finds them, but also where the course's path or a name holds characters that mean something in a pattern.
    """
    chosen, assignment = coursedir.student_id or "*", coursedir.assignment_id
    folders = (Path(folder) for folder in glob.glob(os.path.join(glob.escape(coursedir.root), glob.escape(step), "*")))
    return sorted(
        folder / assignment
        for folder in folders
        if (folder.name == chosen or fnmatchcase(folder.name, chosen)) and (folder / assignment).is_dir()
    )


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Releases the feedback of all that came through the exchange; nbgrader's own stops at the first that did not."""

    def copy_files(self) -> None:
        """Release page by page, and name those that can't be fetched: without a secret there is no place for them."""
        chosen = self.src_path
        try:
            for folder in folders_of_students(self.coursedir, self.coursedir.feedback_directory):
                if all(has_file(folder, name) for name in FILES):
                    self.src_path = glob.escape(str(folder))
                    super().copy_files()
                else:
                    self.log.warning(
                        "The feedback of %s was not released: the submission did not come through the exchange. "
                        "Give the page back by other means; it lies in %s",
                        folder.parent.name,
                        folder,
                    )
        finally:
            self.src_path = chosen


class Collect(ExchangeCollect):
    """Collects what students handed in, and nothing that they only point to.

    Whoever may submit may put anything into the exchange's inbound folder: links, which nbgrader's own follows with the
    instructor's rights, names that it stops at, and folders so large that it stops there too.
    """

    def _path_to_record(self, path: str) -> dict[str, Any]:
        try:
            record = super()._path_to_record(path)
        except Exception:  # whatever the name of a time is that can't be read
            record = {"filename": os.path.basename(path), "timestamp": datetime.min}
        # One without a name stays alone, since a name holds no slash; `init_src` finds it by that.
        return record if is_name(record.get("username", "")) else {**record, "username": f"/{record['filename']}"}

    def init_src(self) -> None:
        """Find the submissions; name those that can't be one."""
        super().init_src()
        for record in self.src_records:
            if not is_name(record["username"]):
                self.log.warning("%r in the exchange has not the name of a submission: left there.", record["filename"])
        self.src_records = [record for record in self.src_records if is_name(record["username"])]

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy the ordinary files of a submission, as many as there is room for, and the time that its folder is named after."""
        with TemporaryDirectory() as folder:
            copied = Path(folder) / "submission"
            left_out = copy_ordinary_files(Path(src), copied, 1000 * self.coursedir.max_dir_size)
            for name in left_out:
                self.log.warning("%s: %r was not collected: it is no ordinary file, or too large.", dest, name)
            time = os.path.basename(src).rsplit("+", 3)[2]
            (copied / "timestamp.txt").write_text(time, encoding="utf-8")  # nbgrader wrote the same there
            super().do_copy(str(copied), dest)


def copy_ordinary_files(source: Path, target: Path, most_bytes: int) -> list[str]:
    """Copy a folder without following a link in it, also if somebody puts one there meanwhile; return what was left out."""
    target.mkdir()
    if source.is_symlink():
        return [source.name]
    left_out = []
    for folder, folders, names, descriptor in os.fwalk(source):  # it enters no link
        place = target / Path(folder).relative_to(source)
        place.mkdir(exist_ok=True)
        left_out += [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in names:
            try:
                file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=descriptor)
            except OSError:
                left_out.append(name)
                continue
            with open(file, "rb") as content:
                status = os.fstat(file)
                if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes:
                    left_out.append(name)
                    continue
                most_bytes -= status.st_size
                (place / name).write_bytes(content.read(status.st_size))
    return left_out
