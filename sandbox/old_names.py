"""Names under which students' older notebooks import what is in the package `course` now, such as `import plots`.

They are looked at last: a module of that name that a student brings, or a cell writes, comes first.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

OLD_NAMES = {
    "checks": "course.student.checks",
    "first_layer": "course.student.first_layer",
    "gradient_check": "course.student.gradient_check",
    "overview": "course.student.overview",
    "plots": "course.student.plots",
    "runs": "course.student.runs",
    "worked_example": "course.student.worked_example",
}


def install() -> None:
    """Let imports find these names, after all other places."""
    sys.meta_path.append(_Finder())


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name in OLD_NAMES else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill a module of the old name with what the new one holds."""
        new = vars(importlib.import_module(OLD_NAMES[module.__name__]))
        vars(module).update(
            {name: value for name, value in new.items() if not name.startswith("__") or name == "__all__"}
        )
