"""The formgrader's page of a submission: nbgrader's own, with what the course's template adds."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbgrader.apps import NbGrader
from nbgrader.server_extensions.formgrader import handlers
from test_feedback_page import graded

from judge.compare import Finding
from judge.rubric import TASKS


def page_of(wrong: dict[str, list[Finding]], monkeypatch: pytest.MonkeyPatch) -> BeautifulSoup:
    """The page as the formgrader's server makes it, with the configuration of the course's folder."""
    from grader.sandbox import ROOT

    monkeypatch.chdir(ROOT)
    app = NbGrader()
    app.load_config_file()
    app.config.HTMLExporter.template_name = "formgrade"
    app.config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    resources = dict.fromkeys(
        ("assignment_id", "notebook_id", "submission_id", "base_url", "student", "notebook_path"), "x"
    )
    resources |= {"index": 0, "total": 1, "first_name": None, "last_name": None}
    html, _ = HTMLExporter(config=app.config).from_notebook_node(graded(wrong), resources=resources)
    return BeautifulSoup(html, features="html.parser")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> BeautifulSoup:
    """A page on which two tasks lost points."""
    lost = {"2a": [Finding("output", False, "It is wrong.")], "5": [Finding("accuracy", False, "It is low.")]}
    return page_of(lost, monkeypatch)


def test_links_lead_to_the_points_lost(page: BeautifulSoup) -> None:
    links = page.select("nav.lost-points a")
    assert [link.text for link in links] == ["2a (1 of 5)", "5 (3 of 10)"]
    assert all(page.select_one(f"input{link['href']}") for link in links)
    assert [(link.text, link["href"]) for link in page.select(".next-lost")] == [("next lost point: 5", "#test_5")]


def test_without_a_loss_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No point was lost while grading." in page_of({}, monkeypatch).select_one("nav.lost-points").text


def test_test_cells_have_the_names_of_their_tasks(page: BeautifulSoup) -> None:
    names = [label.text for label in page.select(".nbgrader-label")]
    for task, entry in TASKS.items():
        assert len([name for name in names if name.startswith(f"Task {task}: {entry.title} test_{task}")]) == 1


def test_everything_that_one_types_into_has_a_label(page: BeautifulSoup) -> None:
    fields = page.select("input.score, input.extra-credit, textarea.comment")
    assert len(fields) == 2 * 17 + 12
    assert [field for field in fields if not field.get("aria-label")] == []
    assert page.select_one("#test_2d")["aria-label"] == "Points of task 2d"
    assert page.select_one("#linear-comment")["aria-label"] == "Comment on Tasks 2a, 2d, 2e, cell linear"


def test_formulas_need_no_server(page: BeautifulSoup) -> None:
    assert len(page.select("math")) > 150
    assert not re.findall(r"https?://[^\"' ]*(?:mathjax|cdn)[^\"' ]*", str(page), re.IGNORECASE)
    assert page.html["lang"] == "en"


def test_only_what_nbgrader_wrote_may_run(page: BeautifulSoup) -> None:
    first = page.head.find()
    assert first["http-equiv"] == "Content-Security-Policy"
    rules = dict(rule.strip().split(" ", 1) for rule in first["content"].split(";"))
    assert "unsafe-inline" not in rules["script-src"]
    assert "'self'" not in rules["script-src"]  # a server shows what was handed in, too
    for script in page.find_all("script"):
        digest = base64.b64encode(hashlib.sha256(script.decode_contents().encode()).digest()).decode()
        assert f"'nonce-{script.get('nonce')}'" in rules["script-src"] or f"'sha256-{digest}'" in rules["script-src"]


def test_no_two_pages_have_the_same_nonce(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({page_of({}, monkeypatch).script["nonce"] for _ in range(2)}) == 2
