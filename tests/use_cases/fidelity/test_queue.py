"""The queue: what is entrusted to a rater, with draft and signature."""

from tests.fakes.office import (
    OTHER_TRAINEE,
    SUPERVISOR,
    Office,
)


def test_the_queue_holds_what_is_entrusted_with_draft_and_signature() -> None:
    office = Office()
    office.a_session_to_rate("rec1")
    office.a_session_to_rate("rec2", trainee=OTHER_TRAINEE)
    session = office.session(SUPERVISOR)
    queue = office.queue.waiting(session)
    assert [one.recording.id for one in queue] == ["rec1"]
    office.rating.open_draft(session, queue[0].recording.id, "small")
    assert office.queue.waiting(session)[0].draft is not None
