"""Submissions whose answers are equal beyond what the exercise makes equal. A reason to look, and no proof of anything."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from desk.blanks import form_of
from judge.rubric import PIECES

RARE = 0.05  # of the class: an answer that more have is one that the exercise suggests
FEWEST = 3  # rare answers that two submissions have to share
LARGEST = 12  # a rare answer that more share says nothing of any two of them


@dataclass(frozen=True)
class Group:
    """Students who share answers that hardly anybody else has."""

    students: list[str]
    pieces: list[str]


def equal_answers(answers: Mapping[str, Mapping[str, str]], blank: Mapping[str, str]) -> list[Group]:
    """Find them.

    Parameters
    ----------
    answers : mapping
        From each student to the sources of the answer cells by grade id.
    blank : mapping
        The same, as students got it.
    """
    limit = min(LARGEST, max(2, int(RARE * len(answers))))
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)  # two students -> pieces
    for piece in PIECES:
        forms: dict[str, list[str]] = defaultdict(list)
        for student, cells in answers.items():
            source = cells.get(piece, "")
            if source.strip() and source != blank.get(piece):
                form = form_of(source)
                if form is not None and form != form_of(blank.get(piece, "")):
                    forms[form].append(student)
        for students in forms.values():
            if 2 <= len(students) <= limit:
                for pair in combinations(sorted(students), 2):
                    shared[pair].add(piece)
    pairs = {pair: pieces for pair, pieces in shared.items() if len(pieces) >= FEWEST}
    return sorted(_together(pairs), key=lambda group: (-len(group.pieces), group.students))


def _together(pairs: Mapping[tuple[str, str], set[str]]) -> list[Group]:
    """Join pairs that have a student in common."""
    groups: list[set[str]] = []
    for pair in pairs:
        touching = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touching] + [set(pair).union(*touching)]
    made = []
    for group in groups:
        counts = Counter(piece for pair, pieces in pairs.items() if set(pair) <= group for piece in pieces)
        made.append(Group(sorted(group), [piece for piece in PIECES if piece in counts]))
    return made
