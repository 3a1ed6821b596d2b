"""A class' round on a JupyterHub, by its buttons: generate, release, fetch, submit, collect, autograde, feedback, release, fetch."""

from __future__ import annotations

import pwd
import shutil
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT
from playwright.sync_api import Browser, FrameLocator, Page, sync_playwright
from running_hub import COURSE_ID, PASSWORD, Hub, running_hub

from judge import master
from judge.rubric import ASSIGNMENT

SCREENSHOTS = ROOT / "build" / "screenshots"
PATIENCE = 120_000  # milliseconds that a server or a button may take on a busy machine
HOSTILE = """Zanzibar <img src=x onerror="top.ran = window.ran = true"> after.

<script>top.ran = window.ran = true</script> <svg onload="top.ran = window.ran = true"></svg>"""


def server_of(hub: Hub, browser: Browser, user: str) -> Page:
    """Log in and open JupyterLab."""
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{hub.address}/hub/login?next=/hub/spawn")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_function("() => window.jupyterapp", timeout=PATIENCE)
    page.get_by_role("menuitem", name="Nbgrader").wait_for()
    return page


def service_of(hub: Hub, browser: Browser, user: str) -> Page:
    """Log in to the grading account's server as somebody else, by the service."""
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{hub.address}/services/{COURSE_ID}/lab")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.get_by_role("button", name="Authorize").click()
    page.get_by_role("menuitem", name="Nbgrader").wait_for()
    return page


def open_by_menu(page: Page, entry: str) -> None:
    """Open one of nbgrader's tabs by the menu."""
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def press(frame: FrameLocator, row: str, icon: str) -> str:
    """Press a button of the formgrader; return what its dialog says."""
    frame.locator(f"tr:has-text('{row}') .glyphicon-{icon}").first.click()
    dialog = frame.locator(".modal").filter(visible=True).first
    dialog.wait_for()
    text = dialog.inner_text()
    dialog.locator("button").last.click()
    dialog.wait_for(state="hidden")
    assert "Success" in text, text
    return text


def submission_page(page: Page) -> str:
    """Open the only submission of the assignment for grading by hand in the formgrader's frame; return what it shows."""
    frame = page.frames[-1]
    frame.goto(f"{page.url.partition('/lab')[0]}/formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
    frame.get_by_role("link", name="Submission #1").first.click()
    frame.get_by_text("Zanzibar").first.wait_for(state="attached")
    page.wait_for_timeout(2000)  # what would run has run by then
    page.screenshot(path=SCREENSHOTS / "hub-submission.png")
    return frame.locator("body").inner_text()


def nothing_ran(page: Page) -> bool:
    """Whether no text of a student's ran as a script, in no frame."""
    return not any(frame.evaluate("() => window.ran") for frame in page.frames)


@pytest.mark.long
def test_the_round(tmp_path: Path, environment: dict[str, str]) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: sh scripts/install_system_packages.sh chromium")
    with running_hub(tmp_path, environment) as hub, sync_playwright() as playwright:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        instructor = server_of(hub, browser, hub.grader)
        open_by_menu(instructor, "Formgrader")
        formgrader = instructor.frame_locator("iframe")
        press(formgrader, ASSIGNMENT, "education")
        press(formgrader, ASSIGNMENT, "cloud-upload")

        student = server_of(hub, browser, hub.student)
        open_by_menu(student, "Assignment List")
        student.get_by_role("button", name="Fetch", exact=True).click()
        submit = student.get_by_role("button", name="Submit", exact=True)
        submit.wait_for()
        folder = Path(pwd.getpwnam(hub.student).pw_dir) / COURSE_ID / ASSIGNMENT
        answer(folder / NOTEBOOK)
        submit.click()
        inbound = tmp_path / "exchange" / COURSE_ID / "inbound"
        student.wait_for_timeout(1000)
        for _ in range(PATIENCE // 1000):
            if any(inbound.iterdir()):
                break
            student.wait_for_timeout(1000)

        press(formgrader, ASSIGNMENT, "cloud-download")
        formgrader.locator(f"tr:has-text('{ASSIGNMENT}') .num-submissions a").click()
        press(formgrader, hub.student, "flash")
        press(formgrader, hub.student, "comment")
        press(formgrader, hub.student, "envelope")
        assert "Task 6a" in submission_page(instructor)
        assert nothing_ran(instructor)

        instructor.evaluate("() => window.jupyterapp.commands.execute('filebrowser:go-to-path', {path: 'backprop'})")
        instructor.evaluate("() => { for (const tab of [...window.jupyterapp.shell.widgets('main')]) tab.close(); }")
        open_by_menu(instructor, "Formgrader (local)")
        instructor.frame_locator("iframe").get_by_text("Manage Assignments").first.wait_for()
        submission_page(instructor)
        assert nothing_ran(instructor)

        student.reload()
        student.get_by_role("menuitem", name="Nbgrader").wait_for()
        open_by_menu(student, "Assignment List")
        student.get_by_role("button", name="Fetch Feedback").click()
        for _ in range(PATIENCE // 1000):
            if pages := list(folder.glob(f"feedback/*/{ASSIGNMENT}.html")):
                break
            student.wait_for_timeout(1000)
        assert "15 <small>of 100 points</small>" in pages[0].read_text(encoding="utf-8")

        by_service = service_of(hub, browser, hub.instructor)
        open_by_menu(by_service, "Formgrader")
        by_service.frame_locator("iframe").locator(f"tr:has-text('{ASSIGNMENT}')").first.wait_for()
        by_service.screenshot(path=SCREENSHOTS / "hub-service.png")
        browser.close()


def answer(path: Path) -> None:
    """Answer the softmax as the solutions do, and a question with a text that would run in the reader's browser."""
    notebook = nbformat.read(path, as_version=4)
    solved = nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        if master.grade_id(cell) == "softmax":
            cell.source = next(solution.source for solution in solved.cells if master.grade_id(solution) == "softmax")
        if master.grade_id(cell) == "feedback":
            cell.source = HOSTILE
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
