"""Where the notebook runs in a browser tab: nobody can interrupt it there, so a training ends by itself."""

from __future__ import annotations

import importlib
import itertools
import re
import sys
import time
from types import SimpleNamespace

import pytest

from benchmarks.course import course, prepare
from course.engine import clock
from course.public import FOLDER, public_files
from course.student import browser_tab, overview
from course.student.browser_tab import ends_in_a_tab, stop_if_late


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a browser tab, where a second passes from one look at the clock to the next."""
    monkeypatch.setattr(browser_tab, "IN_A_TAB", True)
    monkeypatch.setattr(browser_tab, "say", print)  # which another test's kernel in this process would take
    monkeypatch.setattr(browser_tab, "time", SimpleNamespace(monotonic=itertools.count().__next__))


@pytest.mark.usefixtures("tab")
def test_a_training_ends_by_itself_and_keeps_what_it_has_learned(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MNIST_DIR", "embedded")
    names = course()
    net = names["Network"]([names["Linear"](784, 10), names["Sigmoid"]()])
    history = names["train"](net, names["MeanSquareError"](), 100_000, 600, 0.0001)
    batches = -(-len(names["training_data"]()[0]) // 600)
    assert len(history) == browser_tab.MOST_SECONDS // batches
    said = capsys.readouterr().out
    assert said.startswith("A browser tab can't be interrupted: this training ends by itself after 20 seconds at most.")
    assert f"Stopped after {len(history)} epochs. The net keeps what it has learned." in said
    # What comes after it, by itself, has no limit.
    assert names["train_epoch"](0, net, *names["training_data"](), names["MeanSquareError"](), 600, 0.0001) > 0


@pytest.mark.usefixtures("tab")
def test_trainings_in_one_start_share_the_time(capsys: pytest.CaptureFixture[str]) -> None:
    with ends_in_a_tab():
        for _ in range(browser_tab.MOST_SECONDS):
            stop_if_late()
        with ends_in_a_tab(), pytest.raises(KeyboardInterrupt):
            stop_if_late()
        with pytest.raises(KeyboardInterrupt):
            stop_if_late()
    stop_if_late()
    assert capsys.readouterr().out.count("ends by itself") == 1


def test_elsewhere_nothing_ends_and_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser_tab, "MOST_SECONDS", 0)
    with ends_in_a_tab():
        stop_if_late()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("platform", "units"), [("linux", 300), ("emscripten", 50)])
def test_the_solution_of_task_5_is_smaller_in_a_tab(monkeypatch: pytest.MonkeyPatch, platform: str, units: int) -> None:
    """There, its 30 epochs take about 10 of 20 seconds; 300 units would take a minute."""
    names = course()
    monkeypatch.setattr(sys, "platform", platform)
    assert prepare(names, names["train_improved"]).sizes == [784, units, 10]


def test_the_overview_says_how_to_hand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "IN_A_TAB", True)
    assert "choose Download from the menu File" in overview.handing_in({})[-1]


def test_checks_end_by_a_clock_that_goes_on_in_a_tab(monkeypatch: pytest.MonkeyPatch) -> None:
    """There, `process_time` stands still, and `thread_time` is missing."""
    monkeypatch.delattr(time, "thread_time")
    monkeypatch.setattr(sys, "platform", "emscripten")
    try:
        importlib.reload(clock)
        assert clock.process_seconds is clock.thread_seconds is time.monotonic
    finally:
        monkeypatch.undo()
        importlib.reload(clock)
    others = [name for name in public_files() if name.endswith(".py") and name != "engine/clock.py"]
    assert [name for name in others if re.search(r"process_time|thread_time", (FOLDER / name).read_text())] == []
