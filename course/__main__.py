"""`python -m course open` makes the files of open cases anew; `python -m course verify PIECE` verifies a task as a whole."""

from __future__ import annotations

import os
import sys

# Before numpy is there: the same environment as in the sandbox.
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
os.environ |= {"MNIST_DIR": "embedded", "NBGRADER_EXECUTION": "autograde"}
os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"

from course import open_cases
from course.tasks import PIECES

USAGE = f"""python -m course open           make the files of open cases anew
python -m course verify PIECE   look at a task as a whole: {", ".join(PIECES)}"""


def main(arguments: list[str]) -> int:
    """Run a command; the exit status is 1 if something is wrong."""
    if arguments == ["open"]:
        open_cases.write_all()
        return 0
    if len(arguments) != 2 or arguments[0] != "verify" or arguments[1] not in PIECES:
        print(USAGE)
        return 2
    from fairness.verify import REMARK, verify  # here, since it takes a while to import
    from judge import master

    sys.path.append(str(master.FOLDER))  # the notebook's cells import what lies beside it
    found = 0
    for problem in verify(arguments[1]):
        found += not problem.startswith(REMARK)
        print(problem if problem.startswith(REMARK) else f"✗ {problem}", flush=True)
    print("✗ see above" if found else f"✓ {arguments[1]}: answers, names, numbers, texts")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
