"""Names, notes and comments full of markup are shown as typed and load nothing (A26)."""

from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.fidelity.rating import Answer, Evidence, Polarity
from ipt_training.domain.ids import RatingId
from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from tests.browser import walk
from tests.web.programme import LEAD, SUPERVISOR, TRAINEE, Programme, programme

pytestmark = pytest.mark.browser

IMAGE = "![b](http://evil.example/b.png)"
HOSTILE = (
    f'<img src="http://evil.example/a.png" onerror="alert(1)"> {IMAGE} $\\frac12$ **bold** :red[x]'
    " [link](javascript:alert(2)) <script>alert(3)</script>"
)
PSEUDONYM = f"Fern {IMAGE} $x$ **z**"
NAME = f"Eve {IMAGE} <b>x</b> $y$ **z**"
SCREENS = {
    TRAINEE: ("", "practise", "cases", "results", "account"),
    SUPERVISOR: ("", "rate", "trainees", "agreement", "methods", "account"),
    LEAD: ("", "people", "programme", "exports", "content", "audit", "agreement"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Serve a demonstration in which people typed markup wherever they could."""
    with programme(tmp_path_factory, tmp_path_factory.mktemp("hostile")) as running:
        yield running


@pytest.fixture(scope="module")
def signed(place: Programme) -> RatingId:
    """Put markup into a rating, hours, a case and a name, past the screens."""
    services, cookie = place.served.services, place.cookie(SUPERVISOR)
    session, rating_id = place.session(cookie), place.draft(cookie)
    place.rate_all(cookie, rating_id)
    desk = services.rating.sit_down(session, rating_id)
    judgement = desk.draft.judgement
    answers = {
        item: Answer(scores=given.scores, not_rated=given.not_rated, note=HOSTILE)
        for item, given in judgement.answers.items()
    }
    item = next(iter(answers))
    mark = Evidence(id="m1", start=1, end=6, polarity=Polarity.FOR, items=(item,), note=HOSTILE)
    changed = judgement.model_copy(
        update={"answers": answers, "comment": HOSTILE, "evidence": (mark,)}
    )
    services.rating.save(session, rating_id, changed, expected=desk.draft.revision)
    services.certify.log_hours(
        place.session(place.cookie(TRAINEE)),
        activity=Activity.COURSE,
        minutes=120,
        on=services.now().date(),
        what=HOSTILE,
        key="hostile hours",
    )
    alex = place.person(TRAINEE)
    with place.store.writing() as tx:
        person, case = tx.people.get(alex), tx.cases.of([alex])[0]
        assert person is not None
        tx.people.replace(person.model_copy(update={"name": NAME}))
        tx.cases.replace(case.model_copy(update={"pseudonym": PSEUDONYM}))
    revision = place.stored(rating_id).revision
    return services.rating.sign(session, rating_id, DEMO_PASSWORD, expected=revision)


@pytest.mark.parametrize("user_name", list(SCREENS))
def test_no_screen_loads_or_runs_what_somebody_typed(
    place: Programme, browser: Browser, signed: RatingId, user_name: str
) -> None:
    with closing(walk.watched(browser.new_context())) as context:
        name, value = place.cookie(user_name).split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": place.served.origin}])
        page = context.new_page()
        asked, spoken = _watch(page)
        paths = [f"/{screen}" for screen in SCREENS[user_name]]
        paths += [f"/scorecard?rating={signed}", f"/ipt/print/scorecard/{signed}"]
        if user_name != LEAD:
            paths += [f"/case?case={_hostile_case(place)}"]
        shown = ""
        for path in paths:
            page.goto(f"{place.served.origin}{path}")
            page.get_by_role("heading", level=1).first.wait_for()
            if not path.startswith("/ipt"):
                walk.settle(page)
            shown += page.locator("body").inner_text()
            assert page.locator("img[src*='evil'], a[href^='javascript']").count() == 0, path
    hosts = {urlsplit(one).netloc for one in asked if not one.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(place.served.origin).netloc}
    assert spoken == []
    assert IMAGE in shown
    assert "**bold**" in shown
    assert "\\frac12$" in shown


def _watch(page: Page) -> tuple[list[str], list[str]]:
    """Note every address that is asked for, and every box that a script opens."""
    asked: list[str] = []
    spoken: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("dialog", lambda one: spoken.append(one.message))
    return asked, spoken


def _hostile_case(place: Programme) -> str:
    with place.store.reading() as tx:
        own = tx.cases.of([place.person(TRAINEE)])
    return next(case.id for case in own if case.pseudonym == PSEUDONYM)
