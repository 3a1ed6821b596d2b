"""nbgrader's exchange: what it puts beside a submission, and how feedback goes back through it."""

from __future__ import annotations

import glob
import os
from fnmatch import fnmatchcase
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeReleaseFeedback

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
