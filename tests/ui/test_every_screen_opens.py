"""The whole product from its script, as each role: every page of the navigation opens."""

from types import SimpleNamespace

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ipt_training import bootstrap
from ipt_training.domain.people.person import Role
from ipt_training.ui import main as script
from ipt_training.ui.navigation import SCREENS, Screen
from ipt_training.ui.places import Place
from ipt_training.use_cases.people import sign_in
from ipt_training.use_cases.people.access import Session
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office
from tests.fakes.practice import a_bank, a_vignette

MAIN = str(script.__file__)
PEOPLE = {Role.TRAINEE: TRAINEE, Role.SUPERVISOR: SUPERVISOR, Role.PROGRAMME_LEAD: LEAD}
REVIEWED = {Place.VIGNETTE, Place.QUIZ, Place.DESK, Place.SCORECARD, Place.CONTENT}
"""Where content is used, and who has read it has to be said."""
PAGES = [
    pytest.param(screen, role, id=f"{role.value}-{screen.place.value}")
    for screen in SCREENS
    for role in Role
    if role in screen.roles
]


MARK = "let in"


class Door(Office):
    """An office that the script finds behind the guard, with something on every screen."""

    def __init__(self) -> None:
        super().__init__(vignettes=(a_vignette(),), banks=(a_bank(),))
        trainee, supervisor = self.session(TRAINEE), self.session(SUPERVISOR)
        signed = self.a_signed_rating("rec1")
        draft = self.rating.open_draft(supervisor, self.a_session_to_rate("rec2").id, "small")
        quiz = self.practise.begin_quiz(trainee, phase=None, focus=None, size=6, key="quiz")
        vignette = self.practise.begin_vignette(trainee, "chair", key="vignette")
        self.confirmed_hours()
        self.about: dict[Place, dict[str, str]] = {
            Place.VIGNETTE: {"attempt": vignette},
            Place.QUIZ: {"attempt": quiz},
            Place.CASE: {"case": "case-of-rec1"},
            Place.DESK: {"rating": draft},
            Place.SCORECARD: {"rating": signed},
            Place.PROGRESS: {"trainee": TRAINEE, "pack": "level"},
            Place.DECISION: {"trainee": TRAINEE, "pack": "level"},
            Place.RATER: {"rater": SUPERVISOR},
        }

    def settings(self) -> SimpleNamespace:
        """Give the one setting that the script asks for."""
        return SimpleNamespace(cookie_name="ipt")

    def let_in(self, mark: str) -> bool:
        """Say whether the guard wrote a mark."""
        return mark == MARK


def opened(
    screen: Screen, role: Role, monkeypatch: pytest.MonkeyPatch, door: Door | None = None
) -> AppTest:
    """Open a page of the product as the guard lets a person in."""
    door = door or Door()
    session = Session(door.session(PEOPLE[role]))
    monkeypatch.setattr(bootstrap, "services", lambda: door)
    monkeypatch.setattr(sign_in, "session_of", {"a cookie": session}.__getitem__)
    monkeypatch.setattr(ContextProxy, "headers", {"x-ipt-guard": MARK})
    monkeypatch.setattr(ContextProxy, "cookies", {"ipt": "a cookie"})
    test = AppTest.from_file(MAIN, default_timeout=30)
    for name, value in door.about.get(screen.place, {}).items():
        test.query_params[name] = value
    if screen.place is not Place.TODAY:
        test._page_hash = calc_hash(screen.place.value)
    return test.run()


@pytest.mark.parametrize(("screen", "role"), PAGES)
def test_a_page_opens_and_says_who_sees_it(
    screen: Screen, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = opened(screen, role, monkeypatch)
    assert not test.exception
    assert [one.value for one in (*test.error, *test.warning)] == []
    captions = [one.value for one in test.caption]
    assert any(one.startswith(":material/visibility:") for one in captions)
    assert len(test.title) + len([one for one in test.markdown if one.value[:2] == "# "]) == 1
    if screen.listed:
        assert test.title[0].value == screen.title
    if screen.place in REVIEWED:
        said = "\n".join(one.value for one in (*test.caption, *test.markdown)).replace("\\", "")
        assert "read by a clinician qualified in IPT" in said


def test_without_the_mark_of_the_guard_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "headers", {})
    test = AppTest.from_file(MAIN, default_timeout=30).run()
    assert not test.exception
    assert len(test.main) == 0


def test_a_foreign_mark_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Door()
    monkeypatch.setattr(bootstrap, "services", lambda: door)
    monkeypatch.setattr(ContextProxy, "headers", {"x-ipt-guard": "forged"})
    test = AppTest.from_file(MAIN, default_timeout=30).run()
    assert not test.exception
    assert len(test.main) == 0
