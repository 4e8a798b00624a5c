"""Marks and keys: each event once, in order, and refused where it cannot be."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.fidelity.rating import Draft, Polarity
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import RatingId
from ipt_training.use_cases.people.access import Session
from tests.fakes.office import Office

Send = Callable[..., AppTest]


def _script(office: object, session: str, rating: str, batches: object) -> None:
    """Obey batches of events as a player sends them; runs inside the test's app."""
    import streamlit as st

    from ipt_training.ui.fidelity import rating_keys, saving

    pen = saving.Pen(office, session, rating)  # type: ignore[arg-type]
    for batch in batches:  # type: ignore[attr-defined]
        st.session_state["player"] = {"events": batch}
        rating_keys.hear(pen, "player")
    saving.show_complaint()


@pytest.fixture
def send(office: Office, supervisor: Session, heard_draft: RatingId) -> Send:
    """Give what sends batches of events to the draft."""

    def sent(*batches: object) -> AppTest:
        kwargs = {
            "office": office,
            "session": supervisor,
            "rating": heard_draft,
            "batches": batches,
        }
        at = AppTest.from_function(_script, kwargs=kwargs).run()
        assert not at.exception
        return at

    return sent


def test_a_mark_goes_to_the_current_item(send: Send, stored: Callable[[], Draft]) -> None:
    send([{"n": 1, "kind": "mark", "t": 60.0, "polarity": "missed"}])

    mark = stored().judgement.evidence[0]
    assert (mark.start, mark.end) == (55.0, 60.0)
    assert (mark.polarity, mark.items) == (Polarity.MISSED, ("r1",))


def test_digits_answer_the_scales_in_turn_and_enter_goes_on(
    send: Send, stored: Callable[[], Draft]
) -> None:
    events = [
        {"n": 1, "kind": "score", "value": 4},
        {"n": 2, "kind": "score", "value": 3},
        {"n": 3, "kind": "next"},
        {"n": 4, "kind": "score", "value": 5},
    ]
    send(events)

    answers = stored().judgement.answers
    assert answers["r1"].scores == {Aspect.EXTENT: 4, Aspect.SKILL: 3}
    assert answers["m1"].scores == {Aspect.EXTENT: 5}


def test_events_sent_twice_count_once(send: Send, stored: Callable[[], Draft]) -> None:
    first = {"n": 1, "kind": "mark", "t": 10.0, "polarity": "for"}
    second = {"n": 2, "kind": "mark", "t": 20.0, "polarity": "for"}
    send([first], [first, second], [second])

    assert [one.end for one in stored().judgement.evidence] == [10.0, 20.0]


@pytest.mark.parametrize(
    "event",
    [
        {"n": 1, "kind": "score", "value": 7},
        {"n": 1, "kind": "score", "value": "4"},
        {"n": 1, "kind": "score"},
        {"n": 1, "kind": "mark", "t": 99_999.0, "polarity": "for"},
        {"n": 1, "kind": "mark", "t": 5_000.0, "polarity": "for"},
        {"n": 1, "kind": "mark", "t": 10.0, "polarity": "sideways"},
        {"n": 1, "kind": "erase everything"},
    ],
)
def test_a_forged_event_is_refused_with_a_sentence(
    send: Send, stored: Callable[[], Draft], event: dict[str, object]
) -> None:
    at = send([event])

    assert len(at.warning) == 1
    assert stored().revision == 1


@pytest.mark.parametrize("batch", [None, "events", [None, 3], [{"kind": "next"}], {"n": 1}])
def test_what_is_no_list_of_events_is_left_alone(
    send: Send, stored: Callable[[], Draft], batch: object
) -> None:
    send(batch)

    assert stored().revision == 1
