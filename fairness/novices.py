"""What the messages on novices' answers are worth: of how many they name the mistake, by task and by family.

Both halves of that corpus are run through the hidden tests and the visible checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from course.tasks import FOLDERS
from fairness.corpus import Answer, read_novices
from fairness.messages import MISLEADS, NAMES, SAYS_LESS
from fairness.rates import upper_bound
from fairness.runner import run_answers
from fairness.verify import visible_results
from fairness.visible import NOVICES

HALVES = {"worked on": False, "unseen": True}
KINDS = (NAMES, SAYS_LESS, MISLEADS)
Told = dict[str, tuple[str, str]]  # of each answer: what the hidden test's names come to, and the visible check's


def kind_of(answer: Answer, names: Iterable[str | None]) -> str:
    """Whether the names that were told are the answer's mistake: all of them have to be."""
    told = {name for name in names if name}
    return MISLEADS if told - set(answer.names) else NAMES if told else SAYS_LESS


def told(answers: Sequence[Answer]) -> Told:
    """Run answers through hidden tests and visible checks."""
    hidden = {
        str(outcome.answer): kind_of(outcome.answer, (f.mistake for f in outcome.findings if not f.passed))
        for outcome in run_answers(answers, 1)
    }
    pieces = sorted({FOLDERS[answer.task] for answer in answers})
    visible = {result["answer"]: result for result in visible_results([NOVICES, *pieces])}
    return {
        str(answer): (hidden[str(answer)], kind_of(answer, [visible[str(answer)].get("mistake")])) for answer in answers
    }


def table(answers: Sequence[Answer], found: Told) -> str:
    """A line for each task, each family and all: named, less and misleading, hidden and visible."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[f"task {answer.task}"].append(answer)
    for answer in sorted(answers, key=lambda one: one.family):
        groups[answer.family].append(answer)
    groups["all"] = list(answers)
    head = f"{'':18} answers   hidden: {'  '.join(KINDS)}   visible: {'  '.join(KINDS)}"
    return "\n".join([head, *(_line(name, group, found) for name, group in groups.items())])


def _line(name: str, group: Sequence[Answer], found: Told) -> str:
    counts = [[found[str(one)][side] for one in group] for side in (0, 1)]
    texts = [
        "  ".join(str(kinds.count(kind)).rjust(len(kind)) for kind in KINDS) + " " * len("   visible:")
        for kinds in counts
    ]
    return f"{name:18} {len(group):7}           {texts[0]}{texts[1].rstrip()}"


def summary(answers: Sequence[Answer], found: Told) -> str:
    """The shares named and misleading, each with its bound."""
    lines = []
    for side, what in enumerate(("hidden", "visible")):
        kinds = [found[str(answer)][side] for answer in answers]
        named, misled, n = kinds.count(NAMES), kinds.count(MISLEADS), len(kinds)
        least = 100 * (1 - upper_bound(n - named, n))
        lines.append(
            f"{what}: {100 * named / n:.1f} % of {n} named (above {least:.1f} % with 95 % confidence), "
            f"{misled} misleading (below {100 * upper_bound(misled, n):.1f} %)"
        )
    return "\n".join(lines)


def report(tasks: Sequence[str]) -> str:
    """The tables of both halves, for some tasks."""
    parts = []
    for half, unseen in HALVES.items():
        answers = [answer for answer in read_novices(unseen) if answer.task in tasks]
        if answers:
            found = told(answers)
            parts += [f"Novices' answers, {half}", table(answers, found), summary(answers, found)]
    return "\n\n".join(parts)
