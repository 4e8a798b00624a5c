"""Photograph every screen of a fresh demonstration into docs/pictures/."""

import re
import sys
import tempfile
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.browser import walk  # noqa: E402
from tests.fakes.served import chrome, demonstration  # noqa: E402

PHONE = 390
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PICTURES = ROOT / "docs" / "pictures"
LISTED = {
    "trainee": ("Practise", "My cases", "My results", "Account"),
    "supervisor": ("Rate", "My trainees"),
    "programme lead": ("People", "Programme", "Exports", "Content", "Audit"),
}


def main() -> None:
    """Serve a demonstration and walk through it with a camera."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demonstration(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chrome(), args=["--no-sandbox"])
        for role, titles in LISTED.items():
            screens(walk.sign_in(browser, address, role, width=1280), role, titles)
        for scheme in SCHEMES:
            charts_of_trainee(walk.sign_in(browser, address, "trainee", width=PHONE, scheme=scheme))
            charts_of_raters(
                walk.sign_in(browser, address, "supervisor", width=PHONE, scheme=scheme)
            )
            context = browser.new_context(color_scheme=scheme)
            page = context.new_page()
            for name in ("sign-in", "verify"):
                page.goto(f"{address}/{name}")
                shoot(page, f"{name}-{scheme}")
            context.close()
        browser.close()


def screens(page: Page, role: str, titles: tuple[str, ...]) -> None:
    """Photograph the screens at the side of one role, and those behind them."""
    shoot(page, f"today-{role.rpartition(' ')[2]}")
    for title in titles:
        page.get_by_role("link", name=title, exact=True).click()
        page.get_by_role("heading", name=title, level=1).wait_for()
        shoot(page, title.lower().replace(" ", "-"))
    if role == "trainee":
        vignette(page)
        quiz(page)
        case(page)
    if role == "supervisor":
        reliability(page)
        rating(page)
    page.context.close()


def vignette(page: Page) -> None:
    """Photograph a vignette: the scene, the people and the timeline."""
    page.get_by_role("link", name="Practise", exact=True).click()
    page.get_by_role("heading", name="Practise", level=1).wait_for()
    walk.settle(page)
    page.get_by_role("button", name="Begin").first.click()
    page.get_by_role("tab", name="People").wait_for()
    shoot(page, "vignette")
    for tab in ("People", "Timeline", "Questionnaires"):
        page.get_by_role("tab", name=tab).click()
        shoot(page, f"vignette-{tab.lower()}")


def quiz(page: Page) -> None:
    """Photograph a question and what comes back after it."""
    page.get_by_role("link", name="Practise", exact=True).click()
    page.get_by_role("heading", name="Practise", level=1).wait_for()
    walk.settle(page)
    page.get_by_role("button", name="Begin", exact=True).last.click()
    page.get_by_text("Question 1 of").wait_for()
    shoot(page, "quiz")
    walk.answer(page, "Answer")
    page.get_by_text("To take away.").wait_for()
    shoot(page, "quiz-feedback")


def case(page: Page) -> None:
    """Photograph a case with its recordings."""
    page.get_by_role("link", name="My cases", exact=True).click()
    page.get_by_role("button", name="Open", exact=True).last.click()
    page.get_by_role("tab", name="Recordings").wait_for()
    shoot(page, "case")


def reliability(page: Page) -> None:
    """Photograph the whole of Agreement, Methods and a rater's own profile."""
    for place, height in (("agreement", 2720), ("methods", 2060), ("rater", 1220)):
        page.set_viewport_size({"width": 1280, "height": height})
        page.goto(f"{page.url.rsplit('/', 1)[0]}/{place}")
        page.get_by_role("heading", level=1).first.wait_for()
        walk.settle(page)
        shoot(page, place)


def rating(page: Page) -> None:
    """Photograph the rating desk and the scorecard of what is signed there."""
    from ipt_training.domain.people.demonstration import DEMO_PASSWORD

    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("link", name="Today", exact=True).click()
    page.get_by_role("heading", name="Today", level=1).wait_for()
    page.get_by_role("button", name="Rate", exact=True).click()
    page.get_by_role("radio", name="Middle", exact=True).wait_for()
    walk.hear(page)
    walk.settle(page)
    shoot(page, "rating-desk")
    page.set_viewport_size({"width": 390, "height": 844})
    shoot(page, "rating-desk-phone")
    page.set_viewport_size({"width": 1440, "height": 900})
    walk.rate_everything(page)
    page.get_by_role("button", name="Play").click()  # who has not heard does not sign
    page.get_by_role("button", name="Pause").click()
    walk.sign(page, DEMO_PASSWORD)
    page.wait_for_url("**/scorecard**")
    page.get_by_role("heading", level=1).first.wait_for()
    shoot(page, "scorecard")


def charts_of_trainee(page: Page) -> None:
    """Photograph the charts of a case and of a scorecard as a phone shows them."""
    page.get_by_role("button", name="Read", exact=True).first.click()
    page.get_by_role("heading", name="By group").wait_for()
    shoot_charts(page, "scorecard")
    page.goto(f"{page.url.split('/scorecard')[0]}/practise")
    page.get_by_role("heading", name="Practise", level=1).wait_for()
    walk.settle(page)
    page.get_by_role("button", name=re.compile("^(Begin|Go on)$")).first.click()
    for tab in ("People", "Timeline", "Questionnaires"):
        page.get_by_role("tab", name=tab).click()
        shoot_charts(page, f"vignette-{tab.lower()}")
    page.context.close()


def charts_of_raters(page: Page) -> None:
    """Photograph the charts of agreement as a phone shows them."""
    start = page.url.rstrip("/")
    for place in ("agreement", "methods", "rater"):
        page.goto(f"{start}/{place}")
        page.get_by_role("heading", level=1).first.wait_for()
        walk.settle(page)
        shoot_charts(page, place)
    page.context.close()


def shoot_charts(page: Page, name: str) -> None:
    """Take a picture of every chart on a page; a mark outside of one stops everything."""
    charts = page.locator("[data-testid=stVegaLiteChart]:visible")
    charts.first.wait_for()
    page.wait_for_timeout(1500)
    outside = page.evaluate(walk.OUTSIDE)
    if outside:
        raise RuntimeError(f"{name}: {outside}")
    scheme = "dark" if page.evaluate(walk.IS_DARK) else "light"
    for number, one in enumerate(charts.all(), start=1):
        file = f"phone-{name}-{number}-{scheme}.png"
        one.screenshot(path=PICTURES / file)
        print(f"docs/pictures/{file}")


def shoot(page: Page, name: str) -> None:
    """Take one picture once the screen has settled."""
    page.mouse.move(640, 5)  # no tool of a chart and no fold of the side under the pointer
    page.wait_for_timeout(1500)
    said = page.get_by_test_id("stToast")
    if said.count():
        said.first.wait_for(state="detached")
    skeletons = page.get_by_test_id("stSkeleton")
    for _ in range(40):
        if not any(one.is_visible() for one in skeletons.all()):
            break
        page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
