"""The clocks by which a check ends. Bound early: a student's code may change `time`.

In a browser tab (Pyodide) `process_time` stands still and there is no `thread_time`; nobody else works in that process, so the time of
day takes their place.
"""

import sys
import time

_IN_A_TAB = sys.platform == "emscripten"
process_seconds = time.monotonic if _IN_A_TAB else time.process_time
thread_seconds = time.monotonic if _IN_A_TAB else time.thread_time
