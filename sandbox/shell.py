"""Runs notebook cells in this process as Jupyter does, and gives back their outputs as plain data.

Shell, magics and kernel are ipykernel's own, without a frontend: see `sandbox.outputs`.

A cell runs statement by statement: one that raises, or takes too long, costs only what it defines. A cell has so many seconds.
Each statement may take half of what is left of them, so that there is always some time for those below a slow one.
"""

from __future__ import annotations

import ast
import builtins
import getpass
import pdb
import signal
import sys
import time
from typing import Any

from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.magic import Magics, cell_magic, magics_class
from traitlets.config import Config

from sandbox.newer_python import python_that_takes
from sandbox.outputs import Output, Outputs, Stream

SHORTEST = 0.02  # seconds that a statement has at least


class CellTimeout(BaseException):
    """Raised in a statement that runs for too long; a BaseException, so that `except Exception` does not hold it up."""


class StatementShell(ZMQInteractiveShell):
    """The kernel's shell; it runs on below a statement that failed, watches the time, and has no screen."""

    _end = 0.0  # when the cell's time is over
    _depth = 0  # how many cells are at work: `%%capture` and others run one in another

    def start_clock(self, seconds: float) -> None:
        """Give the cell that runs next so many seconds."""
        self._end, self._depth = time.monotonic() + seconds, 0
        self._set_alarm(1)

    def _set_alarm(self, share: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, max(SHORTEST, share * (self._end - time.monotonic())))

    async def run_ast_nodes(
        self,
        nodelist: list,
        cell_name: str,
        interactivity: str = "last_expr",
        compiler: Any = compile,
        result: Any = None,
    ) -> bool:
        """Run all statements, whatever becomes of those before; return whether one failed."""
        failed = False
        self._depth += 1
        try:
            for node in nodelist:
                if time.monotonic() > self._end:
                    self.kernel.session.error(
                        "CellTimeout", "The time of this cell was over; the rest of it was not run."
                    )
                    return True
                try:
                    self._set_alarm(0.5)
                    shown = interactivity if node is nodelist[-1] else "none"
                    failed |= bool(await super().run_ast_nodes([node], cell_name, shown, compiler, result))
                except CellTimeout as error:
                    self.kernel.session.error("CellTimeout", str(error))
                    failed = True
                finally:
                    self._set_alarm(0.5 if self._depth > 1 else 1)
        finally:
            self._depth -= 1
        return failed

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Run a magic; one that only the student's machine knows may have run its cell there, so the cell runs without it."""
        if self.find_cell_magic(magic_name) is None and _is_python(self.transform_cell(cell)):
            self.run_cell(cell)
        return super().run_cell_magic(magic_name, line, cell)

    def enable_gui(self, gui: Any = None) -> None:
        """There is no screen, and so no window whose events would have to be looked after."""

    def ask_exit(self) -> None:
        """After `exit`, a kernel would be started again; here the next cells go on."""


StatementShell.__name__ = "ZMQInteractiveShell"  # by this name, code tells a notebook from a terminal


@magics_class
class StatementMagics(Magics):
    """Magics that would otherwise run their cell as one statement."""

    @cell_magic
    def time(self, line: str, cell: str) -> None:
        """Run a cell and print how long it took."""
        started = time.perf_counter()
        self.shell.run_cell(cell)
        print(f"Wall time: {time.perf_counter() - started:.3g} s")


class Shell:
    """A Jupyter kernel that nobody is connected to.

    After a cell with a syntax error, `syntax_error` is the oldest Python that takes the cell, or "unknown"; otherwise it is empty.

    Parameters
    ----------
    max_output : int
        Characters that a cell may print.
    """

    def __init__(self, max_output: int) -> None:
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        self._outputs = Outputs(max_output)
        self._streams = Stream(self._outputs, "stdout"), Stream(self._outputs, "stderr")
        sys.modules["debugpy"] = None  # nobody is there to debug, so it need not be imported
        from ipykernel.ipkernel import IPythonKernel

        kernel = IPythonKernel(config=config, session=self._outputs, shell_class=StatementShell)
        del sys.modules["debugpy"]
        self.ipython = kernel.shell
        self.ipython.register_magics(StatementMagics)
        self.ipython.extension_manager.load_extension("storemagic")  # as every kernel does
        builtins.input = getpass.getpass = _empty_line
        pdb.Pdb.cmdloop = _go_on
        for source in (
            "1",
            "1 / 0",
        ):  # the first run is slow, and so is the first traceback: they set up what later ones use
            self.run_cell(source, 0, 60)
        self.ipython.reset()

    @property
    def namespace(self) -> dict[str, Any]:
        """The notebook's names."""
        return self.ipython.user_ns

    def run_cell(self, source: str, number: int, seconds: float) -> list[Output]:
        """Run one cell for at most `seconds`; return its outputs in nbformat's form."""
        self._outputs.begin()
        self.syntax_error = ""
        self.ipython.execution_count = number
        standard = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self._streams
        signal.signal(signal.SIGALRM, _raise_timeout)
        try:
            self.ipython.start_clock(seconds)
            result = self.ipython.run_cell(source, store_history=True)
            if isinstance(result.error_before_exec, SyntaxError):
                self.syntax_error = self._explain(result.info.transformed_cell or source)
        except CellTimeout as error:
            self._outputs.error("CellTimeout", str(error))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            sys.stdout, sys.stderr = standard
        return self._outputs.kept

    def _explain(self, code: str) -> str:
        """Say below a syntax error which Python takes the cell; return that version, or "unknown"."""
        needed = python_that_takes(code)
        if needed:
            ours = ".".join(map(str, sys.version_info[:2]))
            self._outputs.write(
                "stderr", f"This cell needs Python {needed} or newer. It was not run: here is Python {ours}.\n"
            )
        return needed or "unknown"


def _is_python(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _empty_line(prompt: object = "", *_: Any) -> str:
    """Stands in for `input`: nobody sits at a keyboard."""
    if prompt:
        print(prompt)
    return ""


def _go_on(debugger: pdb.Pdb, intro: object = None) -> None:
    """Stands in for a debugger's prompt."""
    debugger.set_continue()


def _raise_timeout(*_: Any) -> None:
    raise CellTimeout("This statement took too long and was cut off.")
