"""A record beside the sheets of its cases, read in one way and one form of a cost."""

from __future__ import annotations

from collections.abc import Sequence

from course.engine import naming
from course.engine.compare import Seen
from course.engine.finding import Judged
from course.engine.forms import Form
from course.engine.record import Record
from course.engine.shapes import shapes_in
from course.engine.sheet import AGAIN, DECIDES, RARE, SAME, Case, Sheet
from course.engine.side_effects import side_finding, side_mistake

SPOILS_LATER_CASES = ("state-on-the-class",)  # so that only the first case shows it clearly


class Observed:
    """All lines that count, beside what the record holds for them."""

    def __init__(
        self,
        cases: Sequence[Case],
        sheets: Sequence[Sheet],
        entries: Sequence[Record],
        form: Form,
        form_is_own: bool,
        at_notebook_size: bool,
    ) -> None:
        self.entries, self.at_notebook_size = entries, at_notebook_size
        seen = [
            Seen(line, case, one, form, form_is_own)
            for case, sheet, one in zip(cases, sheets, entries, strict=True)
            if one["made"]["kind"] == "ok"
            for line in sheet
            if line.role != DECIDES
        ]
        self.seen = _without_rare_cases(seen)
        self.sides = [item for item in self.seen if item.line.role in (SAME, AGAIN)]

    def lines(self, part: str, role: str) -> list[Seen]:
        """Those of one part and one role."""
        return [item for item in self.seen if item.line.part == part and item.line.role == role]

    def side_effect(self, part: str) -> Judged | None:
        """The first array of a part that a call has changed, or a call that gave another result the second time."""
        for item in self.sides:
            if item.line.part == part and item.has_side_effect:
                return Judged(side_finding(item))
        return None

    def any_side_effect(self) -> str | None:
        """The name of the first side effect in whatever part."""
        return next((name for name in map(side_mistake, self.sides) if name), None)

    def told_by_the_first_case(self, values: Sequence[Seen]) -> str | None:
        """A mistake that spoils all cases after the first one."""
        first_case = [item for item in values if item.entries is self.entries[0]]
        if any(item.expected is None for item in first_case):
            return None
        mistake = naming.named_mistake(first_case) or naming.named_mistake(
            [item for item in first_case if not item.line.earlier]
        )
        return mistake if mistake in SPOILS_LATER_CASES else None

    def left_from_an_earlier_case(self, wrong: Sequence[Seen]) -> str | None:
        """Whether a first call met what another object of other sizes was to keep: it outlives the objects."""
        for item in wrong:
            if item.record["kind"] != "raised" or item.line.earlier:
                continue
            first = next(one for one in self.seen if one.line.key == item.line.key)
            kept = {first.expected.value.shape} if first.record["kind"] == "array" else set()
            kept -= {item.expected.value.shape}
            shapes = shapes_in(item.record["error"])
            return "state-on-the-class" if item.expected.value.shape in shapes and kept & set(shapes) else None
        return None


def _without_rare_cases(seen: list[Seen]) -> list[Seen]:
    """Rare cases are left out where the others show something wrong: they tell it more clearly, and a slip costs no other part."""
    usual = [item for item in seen if RARE not in item.case]
    return usual if len(usual) < len(seen) and any(item.is_wrong for item in usual) else seen
