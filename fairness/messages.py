"""Whether the message on a wrong answer names the mistake, says less, or misleads."""

from __future__ import annotations

from fairness.runner import Outcome

NAMES, SAYS_LESS, MISLEADS, NOTHING_TO_NAME = "names", "says less", "misleads", "nothing to name"


def judge_message(outcome: Outcome) -> str:
    """Compare the names in an answer's messages, over all seeds, with the mistake that the corpus says.

    A second name beside the right one misleads as well, unless the corpus says that the answer makes this mistake too. Where the corpus names none, so should the message.
    """
    expected = outcome.answer.mistake
    told = {mistake for verdict in outcome.verdicts for _, passed, mistake in verdict if mistake and not passed}
    if told - {expected, *outcome.answer.also}:
        return MISLEADS
    if expected is None:
        return NOTHING_TO_NAME
    return NAMES if told else SAYS_LESS
