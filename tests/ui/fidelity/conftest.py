"""A programme in miniature, and the rating screens drawn over it."""

from collections.abc import Callable
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.fidelity.rating import Draft, Judgement
from ipt_training.domain.ids import RatingId
from ipt_training.use_cases.people.access import Session
from tests.builders import MIDDLE_GRIEF
from tests.fakes.office import SUPERVISOR, Office


class Draw(Protocol):
    """Draws one screen for one person."""

    def __call__(
        self, screen: str, person: str = SUPERVISOR, *, rating: str = "", run: bool = True
    ) -> AppTest:
        """Give the drawn screen."""
        ...


def _script(office: object, session: str, screen: str) -> None:
    """Draw one screen among the addresses it may go to; runs inside the test's app."""
    from functools import partial

    import streamlit as st

    from ipt_training.domain.errors import IptTrainingError
    from ipt_training.ui import messages
    from ipt_training.ui.places import Place
    from tests.ui.rooms import screen_named

    module = screen_named(screen)

    def _say(place: str) -> None:
        st.text(f"at {place}")

    shown = st.Page(partial(module.render, office, session), title="Shown", default=True)
    others = [st.Page(partial(_say, place), title=place, url_path=place) for place in Place]
    try:
        st.navigation([shown, *others]).run()
    except IptTrainingError as error:
        messages.show(error)


def _dialog(office: object, session: str, rating: str) -> None:
    """Draw the dialog of signing on every run, as a browser keeps it open."""
    from functools import partial

    import streamlit as st

    from ipt_training.ui.fidelity import saving, signing
    from ipt_training.ui.places import Place

    pen = saving.Pen(office, session, rating)  # type: ignore[arg-type]

    def _say(place: str) -> None:
        st.text(f"at {place}")

    shown = st.Page(partial(signing.show, pen), title="Shown", default=True)
    others = [st.Page(partial(_say, place), title=place, url_path=place) for place in Place]
    st.navigation([shown, *others]).run()


@pytest.fixture
def open_dialog(office: Office, supervisor: Session) -> Callable[[RatingId], AppTest]:
    """Give what opens the dialog of signing a draft."""

    def opened(rating: RatingId) -> AppTest:
        kwargs = {"office": office, "session": supervisor, "rating": rating}
        return AppTest.from_function(_dialog, kwargs=kwargs, default_timeout=20).run()

    return opened


@pytest.fixture
def office() -> Office:
    """Give the use cases over fakes."""
    return Office()


@pytest.fixture
def draw(office: Office) -> Draw:
    """Give what draws a screen over the office."""

    def drawn(
        screen: str, person: str = SUPERVISOR, *, rating: str = "", run: bool = True
    ) -> AppTest:
        kwargs = {"office": office, "session": office.session(person), "screen": screen}
        at = AppTest.from_function(_script, kwargs=kwargs, default_timeout=20)
        if rating:
            at.query_params["rating"] = rating
        return at.run() if run else at

    return drawn


@pytest.fixture
def supervisor(office: Office) -> Session:
    """Give the supervisor's session."""
    return office.session(SUPERVISOR)


@pytest.fixture
def draft_id(office: Office, supervisor: Session) -> RatingId:
    """Put a session with an empty draft of the supervisor's."""
    recording = office.a_session_to_rate()
    office.heard(SUPERVISOR, recording.id)
    return office.rating.open_draft(supervisor, recording.id, "small")


@pytest.fixture
def heard_draft(office: Office, supervisor: Session, draft_id: RatingId) -> RatingId:
    """Put a draft of a session heard as middle phase on grief."""
    office.rating.save(supervisor, draft_id, Judgement(heard=MIDDLE_GRIEF), expected=0)
    return draft_id


@pytest.fixture
def stored(office: Office, supervisor: Session, draft_id: RatingId) -> Callable[[], Draft]:
    """Give what reads the draft as it is stored."""
    return lambda: office.rating.sit_down(supervisor, draft_id).draft
