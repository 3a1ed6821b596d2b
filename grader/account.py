"""Whose course folder this is: grading belongs to one account.

The seed can be read by one account only, and the gradebook is a file that two accounts would make unwritable for each other. On a
hub, instructors share the grading account's server (docs/hub.md), not its folder.
"""

from __future__ import annotations

import os
import pwd
from pathlib import Path

from grader import seed


def refusal(root: Path) -> str:
    """An empty text if this process may grade in the course's folder, otherwise who may."""
    there = seed.PATH if seed.PATH.exists() else root
    if os.access(root, os.W_OK) and os.access(there, os.R_OK | os.W_OK):
        return ""
    return (
        f"This course is graded by the account {_name(there.stat().st_uid)}, and you are {_name(os.geteuid())}: grading "
        "belongs to one account, which alone can read the seed and write the gradebook. Log in as that account, or, on a "
        "hub, open its server (docs/hub.md)."
    )


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
