"""Counts outcomes by task and prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fairness.messages import MISLEADS, NAMES, NOTHING_TO_NAME, SAYS_LESS, judge_message
from fairness.rates import upper_bound
from fairness.runner import Outcome
from judge.rubric import TASKS


@dataclass
class Row:
    """The counts of one task, or of all."""

    wrong: int = 0
    accepted: list[str] = field(default_factory=list)
    right: int = 0
    refused: list[str] = field(default_factory=list)
    messages: dict[str, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in (NAMES, SAYS_LESS, MISLEADS, NOTHING_TO_NAME)}
    )
    harmed: list[str] | None = None
    mutants: int | None = None
    surviving: int | None = None
    unlisted: list[str] = field(default_factory=list)

    @property
    def judged_messages(self) -> int:
        """How many wrong answers there are whose mistake the corpus names, or says to have no name."""
        return sum(map(len, self.messages.values()))


def rows_of(outcomes: Sequence[Outcome]) -> dict[str, Row]:
    """The counts by task: an answer is accepted if it had full marks with any seed, refused if it ever had less."""
    rows = {task: Row() for task in TASKS}
    for outcome in outcomes:
        row, name = rows[outcome.answer.task], str(outcome.answer)
        if outcome.answer.right:
            row.right += 1
            row.refused += [name] if outcome.full_marks < outcome.runs else []
        else:
            row.wrong += 1
            row.accepted += [name] if outcome.full_marks else []
            if not outcome.answer.blind:
                row.messages[judge_message(outcome)].append(name)
    return rows


def total(rows: dict[str, Row]) -> Row:
    """The sum of all rows."""
    sums = Row()
    for row in rows.values():
        sums.wrong, sums.right = sums.wrong + row.wrong, sums.right + row.right
        sums.accepted, sums.refused = sums.accepted + row.accepted, sums.refused + row.refused
        sums.unlisted = sums.unlisted + row.unlisted
        for kind, names in row.messages.items():
            sums.messages[kind] = sums.messages[kind] + names
        if row.harmed is not None:
            sums.harmed = (sums.harmed or []) + row.harmed
        if row.mutants is not None:
            sums.mutants = (sums.mutants or 0) + row.mutants
            sums.surviving = (sums.surviving or 0) + row.surviving
    return sums


HEADER = ("task", "wrong", "accepted", "right", "refused", "harmed", "named", "less", "mislead", "mutants", "surviving")


def table(rows: dict[str, Row]) -> str:
    """The table as text; a dash stands for what was not measured."""
    lines = [HEADER, *(_cells(task, row) for task, row in rows.items()), _cells("all", total(rows))]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADER))]
    text = ["  ".join(cell.rjust(width) for cell, width in zip(line, widths)) for line in lines]
    return "\n".join([text[0], *text[1:-1], "-" * len(text[0]), text[-1]])


def _cells(name: str, row: Row) -> tuple[str, ...]:
    def optional(value: int | None) -> str:
        return "-" if value is None else str(value)

    harmed = None if row.harmed is None else len(row.harmed)
    counts = [len(row.messages[kind]) for kind in (NAMES, SAYS_LESS, MISLEADS)]
    numbers = (row.wrong, len(row.accepted), row.right, len(row.refused))
    return (
        name,
        *map(str, numbers),
        optional(harmed),
        *map(str, counts),
        optional(row.mutants),
        optional(row.surviving),
    )


def summary(rows: dict[str, Row]) -> str:
    """The rates, each with its 95 % bound."""
    row = total(rows)
    nameable = sum(len(row.messages[kind]) for kind in (NAMES, SAYS_LESS, MISLEADS))
    rates = [
        ("wrong answers accepted", len(row.accepted), row.wrong),
        ("right answers refused", len(row.refused), row.right),
        ("messages that mislead", len(row.messages[MISLEADS]), row.judged_messages),
        ("messages that say less", len(row.messages[SAYS_LESS]), nameable),
    ]
    if row.harmed is not None:
        rates.insert(2, ("wrong answers that harm another task", len(row.harmed), row.wrong))
    lines = [
        f"{words}: {hits} of {trials}, below {100 * upper_bound(hits, trials):.1f} % with 95 % confidence"
        for words, hits, trials in rates
    ]
    share = len(row.messages[NAMES]) / nameable if nameable else 1.0
    return "\n".join([*lines, f"messages that name the mistake: {100 * share:.1f} % of {nameable}"])


LEAST_NAMED, MOST_MISLED = 0.9, 0.02


def failures(rows: dict[str, Row]) -> list[str]:
    """What must not be: each answer accepted, refused or harming, each unlisted mutant; too few or misleading names."""
    row = total(rows)
    found = [f"accepted: {name}" for name in row.accepted] + [f"refused: {name}" for name in row.refused]
    found += [f"harmed: {name}" for name in row.harmed or []] + [f"mutant survived: {name}" for name in row.unlisted]
    if not all(rows[task].wrong for task in TASKS):  # the shares of names are those of the whole corpus
        return found
    nameable = sum(len(row.messages[kind]) for kind in (NAMES, SAYS_LESS, MISLEADS))
    if len(row.messages[NAMES]) < LEAST_NAMED * nameable:
        found.append(f"named: only {len(row.messages[NAMES])} of {nameable}")
    if len(row.messages[MISLEADS]) > MOST_MISLED * row.judged_messages:
        found.append(f"misleading: {len(row.messages[MISLEADS])} of {row.judged_messages}")
    return found
