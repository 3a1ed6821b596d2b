"""How errors of the course look in a notebook: those of a check, and a missing name of the course, as the reply that they are."""

from __future__ import annotations

from typing import Any

from course.engine.cells import broken_cell
from course.student.browser_tab import IN_A_TAB
from course.student.check_tools import CheckFailed
from course.student.names import cell_of, missing_name
from course.student.replies import blocks, in_a_notebook, ipython_shell, say


def show_errors_as_replies() -> None:
    """Let the notebook answer a failed check with its message, and a missing name of the course with one line.

    Both stay errors: the cell has failed. Only what is shown of them is HTML beside its text, and no traceback.
    """
    shell = ipython_shell()
    if shell is not None:
        shell.set_custom_exc((CheckFailed, NameError), _show)


def _show(shell: Any, kind: type, error: BaseException, trace: Any, tb_offset: int | None = None) -> None:
    if isinstance(error, NameError):
        if not (error.name and cell_of(error.name)):
            shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
            return
        text = missing_name(error.name, shell.user_ns)
        first, *below = text.splitlines()
        lines = [f"{'✗' if broken_cell(shell.user_ns, error.name) else '○'} {first}", *(f"  {line}" for line in below)]
        error.args = (text,)
        error._render_traceback_ = lambda: lines
        error.lines = lines
    if in_a_notebook():
        say("\n".join(error._render_traceback_()), blocks(error.lines))
        if not IN_A_TAB:  # whose kernel would show it once more
            shell._last_traceback = (
                error._render_traceback_()
            )  # the kernel's answer to whoever runs the cell by a program
    else:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
