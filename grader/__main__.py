"""`python -m grader`. The worker processes import this module too: nothing that takes long is imported here for them."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from grader import worker_server

    if "grade" in sys.argv:
        worker_server.start()  # it imports what the workers need while this process imports the rest

    from grader.command import main

    sys.exit(main(prog_name="python -m grader"))
