"""`python -m course open`: make the files of open cases anew."""

from __future__ import annotations

import sys

from course import open_cases

if __name__ == "__main__":
    if sys.argv[1:] != ["open"]:
        sys.exit("usage: python -m course open")
    open_cases.write_all()
