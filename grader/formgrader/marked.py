"""The filters of the formgrader's template: they add to the HTML that nbgrader's own template has made."""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from hashlib import sha256

from nbformat import NotebookNode

from grader.feedback.answers import title_of
from grader.feedback.record import findings_in
from judge import master
from judge.compare import points_of
from judge.rubric import TASKS

TEST_PREFIX = "test_"
MATHJAX = re.compile(r"<!-- Load mathjax -->.*?<!-- End of mathjax configuration -->", re.DOTALL)
SCRIPTS = re.compile(r'<script[^>]*>(.*?)</script>|onclick="(.*?)"', re.DOTALL)
STYLE = """<style>
:target, input.score { scroll-margin-top: 8rem }
.lost-points { padding: 10px 15px; border-bottom: 1px solid #ddd; background: #fff }
.lost-points ul { display: inline; padding: 0 } .lost-points li { display: inline-block; margin-right: 1em }
.lost-points a, .next-lost { color: #0b57b0; text-decoration: underline }
.formulas, .formula { display: block }
summary { display: list-item; cursor: pointer }
</style>"""


def formgrader_head(html: str, navigation: str) -> str:
    """The page's head with a language, the few rules that the additions need, and a policy; no MathJax from a server.

    The policy lets run what nbgrader's templates hold, and nothing else, so that a script which came through the cleaning
    of a submission's texts would stand still. navigation is nbgrader's, made without a submission.
    """
    html = MATHJAX.sub("", html)
    nonce = secrets.token_urlsafe()
    html = html.replace("<script", f'<script nonce="{nonce}"')
    html = html.replace("<head>", f"<head>{content_security_policy(nonce, navigation)}", 1)
    return html.replace("<html>", '<html lang="en">', 1).replace("</head>", f"{STYLE}</head>", 1)


def content_security_policy(nonce: str, navigation: str) -> str:
    """The page's policy: scripts of the head by the nonce, those that stand in the navigation by their hashes."""
    inline = [text for pair in SCRIPTS.findall(navigation) for text in pair if text]
    hashes = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline)
    rules = {
        "default-src": "'self' data:",
        "script-src": f"'nonce-{nonce}' 'unsafe-hashes' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        **dict.fromkeys(("object-src", "frame-src", "base-uri", "form-action"), "'none'"),
    }
    policy = "; ".join(f"{name} {sources}" for name, sources in rules.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def formgrader_body(html: str, notebook: NotebookNode) -> str:
    """The page with links to the tasks that lost points while they were graded, above the notebook."""
    lost = lost_points(notebook)
    links = "".join(
        f'<li><a href="#{TEST_PREFIX}{task}">{task} ({score} of {TASKS[task].points})</a></li>'
        for task, score in lost.items()
    )
    text = f"Points lost while grading: <ul>{links}</ul>" if lost else "No point was lost while grading."
    tasks = list(lost)
    for task, following in zip(tasks, tasks[1:]):
        name = f"<code>{TEST_PREFIX}{task}</code>"
        link = f'<a class="next-lost" href="#{TEST_PREFIX}{following}">next lost point: {following}</a>'
        html = html.replace(name, f"{name} {link}", 1)
    return html.replace(
        '<div class="panel-body">',
        f'<nav class="lost-points" aria-label="Points lost">{text}</nav><div class="panel-body">',
        1,
    )


def formgrader_cell(html: str, cell: NotebookNode) -> str:
    """A cell with the name of its task, and labels on what one types into."""
    name = master.grade_id(cell)
    if not name or not (cell.metadata.nbgrader.get("grade") or cell.metadata.nbgrader.get("solution")):
        return html
    task = name.removeprefix(TEST_PREFIX)
    what = f"task {task}" if task in TASKS else title_of(name)
    if task in TASKS:
        title = f"Task {task}: {TASKS[task].title} <code>{name}</code>"
        html = html.replace(f"<code>{name}</code>", title, 1)
    for old, label in (
        (f'<input class="score tabbable" id="{name}"', f"Points of {what}"),
        (f'<input class="extra-credit tabbable" id="{name}_extra_credit"', f"Extra credit for {what}"),
        (f'<textarea id="{name}-comment"', f"Comment on {what}"),
    ):
        html = html.replace(old, f'{old} aria-label="{label}"', 1)
    return html


def lost_points(notebook: NotebookNode) -> dict[str, int]:
    """The tasks that have not all their points by the graded record, with what they have, in the notebook's order."""
    found = {}
    for cell in notebook.cells:
        task = (master.grade_id(cell) or "").removeprefix(TEST_PREFIX)
        findings = findings_in(cell, task) if task in TASKS else None
        if findings is not None:
            score = points_of(TASKS[task].parts, findings)
            if score < TASKS[task].points:
                found[task] = score
    return found
