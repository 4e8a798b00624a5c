"""Rating: drafts are saved, signed once, frozen, and blind to other raters."""

from datetime import timedelta

import pytest

from ipt_training.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken, SignInRequired
from ipt_training.domain.fidelity.rating import Judgement, current
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ids import RatingId, RecordingId
from ipt_training.use_cases.fidelity.rate import MEANING, Desk
from tests.builders import a_judgement, scored
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
)
from tests.fakes.readable import signed_in
from tests.use_cases.fidelity.rating_steps import a_full_draft, signed


def test_opening_a_draft_twice_finds_the_first() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    first = office.rating.open_draft(office.session(SUPERVISOR), recording.id, "small")
    assert office.rating.open_draft(office.session(SUPERVISOR), recording.id, "small") == first


def test_a_saved_draft_is_there_after_a_refresh() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    desk = office.rating.sit_down(office.session(SUPERVISOR), rating_id)
    assert desk.draft.judgement == a_judgement(4)
    assert desk.draft.revision == 1
    assert desk.therapist_name == "Mina Vale"


def test_a_second_window_that_is_behind_overwrites_nothing() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    with pytest.raises(Conflict):
        office.rating.save(office.session(SUPERVISOR), rating_id, a_judgement(1), expected=0)
    desk = office.rating.sit_down(office.session(SUPERVISOR), rating_id)
    assert desk.draft.judgement == a_judgement(4)


def test_a_score_off_the_scale_stores_nothing() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    with pytest.raises(RuleBroken, match="99 is not on the skill scale"):
        office.rating.save(
            office.session(SUPERVISOR), rating_id, a_judgement(m1=scored(3, 99)), expected=1
        )
    assert office.rating.sit_down(office.session(SUPERVISOR), rating_id).draft.revision == 1


def test_a_change_is_made_on_the_draft_as_it_is_stored_and_gives_the_desk_as_it_is_then() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)
    desk = office.rating.change(
        session, rating_id, lambda now: now.draft.judgement.model_copy(update={"comment": "Warm."})
    )
    assert desk.draft.judgement == a_judgement(4).model_copy(update={"comment": "Warm."})
    assert desk.draft.revision == 2
    assert office.rating.sit_down(session, rating_id) == desk


def test_a_change_that_changes_nothing_is_no_new_revision() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)
    desk = office.rating.change(session, rating_id, lambda now: now.draft.judgement)
    assert desk.draft.revision == 1
    assert office.rating.sit_down(session, rating_id) == desk


def test_a_change_that_is_refused_stores_nothing_and_is_no_refusal_of_access() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)

    def refuse(now: Desk) -> Judgement:
        raise RuleBroken(f"Not on revision {now.draft.revision}.")

    assert office.refusals() == []
    with pytest.raises(RuleBroken, match="Not on revision 1"):
        office.rating.change(session, rating_id, refuse)
    with pytest.raises(RuleBroken, match="99 is not on the skill scale"):
        office.rating.change(session, rating_id, lambda _: a_judgement(m1=scored(3, 99)))
    assert office.rating.sit_down(session, rating_id).draft.judgement == a_judgement(4)
    assert [one.action for one in office.refusals()] == ["save draft refused"]


def test_nobody_sits_down_to_a_session_whose_consent_was_withdrawn() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)
    case = office.rating.sit_down(session, rating_id).case
    with office.store.writing() as tx:
        tx.cases.replace(case.model_copy(update={"consents": ()}))
    with pytest.raises(RuleBroken, match="Consent to rating is missing"):
        office.rating.sit_down(session, rating_id)


def test_signing_freezes_the_rating_and_quotes_its_rubric_and_recording() -> None:
    office = Office()
    card = office.cards.read(office.session(SUPERVISOR), signed(office))
    assert card.rating.meaning == MEANING
    assert card.rating.rater_name == "Sol Heath"
    assert card.rating.rubric.id == "small"
    assert card.rating.recording_sha256 == "ab" * 32
    assert card.scorecard.outcome is Outcome.MEETS
    assert "rating signed" in office.actions()


def test_signing_twice_signs_once() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)
    first = office.rating.sign(session, rating_id, PASSWORD, expected=1)
    assert office.rating.sign(session, rating_id, PASSWORD, expected=1) == first
    assert office.actions().count("rating signed") == 1


def test_signing_needs_the_password() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    with pytest.raises(RuleBroken, match="does not match"):
        office.rating.sign(office.session(SUPERVISOR), rating_id, "another walk", expected=1)
    assert "password confirmation refused" in office.actions()
    assert "rating signed" not in office.actions()


def test_signing_what_was_changed_elsewhere_is_refused() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    office.rating.save(office.session(SUPERVISOR), rating_id, a_judgement(2), expected=1)
    with pytest.raises(Conflict):
        office.rating.sign(office.session(SUPERVISOR), rating_id, PASSWORD, expected=1)


def test_an_incomplete_rating_cannot_be_signed() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    session = office.session(SUPERVISOR)
    office.heard(SUPERVISOR, recording.id)
    rating_id = office.rating.open_draft(session, recording.id, "small")
    with pytest.raises(RuleBroken, match="phase and focus"):
        office.rating.sign(session, rating_id, PASSWORD, expected=0)


def test_rating_again_amends_and_says_why() -> None:
    office = Office()
    first = signed(office)
    again = a_full_draft(office, skill=2)
    session = office.session(SUPERVISOR)
    with pytest.raises(RuleBroken, match="say why"):
        office.rating.sign(session, again, PASSWORD, expected=1)
    second = office.rating.sign(
        session, again, PASSWORD, expected=1, reason="I had misheard the last third"
    )
    newest = office.cards.read(session, second).rating
    assert newest.amends == first
    with office.store.reading() as tx:
        ratings = signed_in(tx.ratings.of_rater(SUPERVISOR))
    assert [one.id for one in ratings] == [first, second]
    assert [one.id for one in current(ratings)] == [second]


def test_amending_what_is_not_there_is_refused() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    with pytest.raises(RuleBroken, match="no rating of yours"):
        office.rating.sign(
            office.session(SUPERVISOR),
            rating_id,
            PASSWORD,
            expected=1,
            amends=RatingId("x"),
            reason="r",
        )


def test_amending_an_older_rating_is_refused() -> None:
    office = Office()
    signed(office)
    again = a_full_draft(office, skill=2)
    with pytest.raises(Conflict):
        office.rating.sign(
            office.session(SUPERVISOR),
            again,
            PASSWORD,
            expected=1,
            amends=RatingId("x"),
            reason="r",
        )


def test_several_raters_rate_one_session_each_their_own() -> None:
    office = Office()
    signed(office, SUPERVISOR, 4)
    signed(office, OTHER_SUPERVISOR, 2)
    with office.store.reading() as tx:
        raters = [one.rater_id for one in tx.ratings.of_recording(RecordingId("rec1"))]
    assert raters == [SUPERVISOR, OTHER_SUPERVISOR]


def test_a_rater_sees_nothing_of_another_raters_work() -> None:
    office = Office()
    draft = a_full_draft(office, SUPERVISOR)
    other = office.session(OTHER_SUPERVISOR)
    with pytest.raises(NotFound):
        office.rating.sit_down(other, draft)
    rating_id = office.rating.sign(office.session(SUPERVISOR), draft, PASSWORD, expected=1)
    with pytest.raises(NotFound):
        office.cards.read(other, rating_id)
    assert all(not waiting.signed for waiting in office.queue.waiting(other))


@pytest.mark.parametrize("who", [TRAINEE, LEAD])
def test_nobody_but_a_supervisor_rates(who: str) -> None:
    office = Office()
    recording = office.a_session_to_rate()
    with pytest.raises(NotAllowed):
        office.rating.open_draft(office.session(who), recording.id, "small")
    assert office.actions()[-1] == "open draft refused"


def test_a_supervisor_does_not_find_a_session_that_is_not_entrusted_to_them() -> None:
    office = Office()
    recording = office.a_session_to_rate(trainee=OTHER_TRAINEE)
    with pytest.raises(NotFound):
        office.rating.open_draft(office.session(SUPERVISOR), recording.id, "small")


def test_after_the_sign_in_timed_out_a_save_changes_nothing() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    office.clock.advance(timedelta(minutes=16))
    with pytest.raises(SignInRequired):
        office.rating.save(office.session(SUPERVISOR), rating_id, a_judgement(1), expected=1)
    with office.store.reading() as tx:
        draft = tx.drafts.get(rating_id)
    assert draft is not None
    assert draft.judgement == a_judgement(4)


def test_the_preview_is_the_scorecard_as_it_would_be_signed() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    session = office.session(SUPERVISOR)
    rating_id = office.rating.open_draft(session, recording.id, "small")
    assert office.rating.preview(session, rating_id) is None
    office.rating.save(session, rating_id, a_judgement(5), expected=0)
    card = office.rating.preview(session, rating_id)
    assert card is not None
    assert card.outcome is Outcome.MEETS


def test_what_a_draft_would_amend_is_the_raters_newest_of_the_same_session_and_rubric() -> None:
    office = Office()
    office.a_signed_rating("other")
    office.a_session_to_rate("rec1")
    office.heard(SUPERVISOR, "rec1")
    session = office.session(SUPERVISOR)
    newest = None
    for reason in ("", "A slip.", "Another slip."):
        draft = office.rating.open_draft(session, RecordingId("rec1"), "small")
        assert office.rating.earlier(session, draft) == newest
        office.rating.save(session, draft, a_judgement(3), expected=0)
        newest = office.rating.sign(
            session, draft, PASSWORD, expected=1, amends=newest, reason=reason
        )


def test_what_was_not_heard_is_not_signed_as_heard() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    session = office.session(SUPERVISOR)
    office.heard(OTHER_SUPERVISOR, recording.id)
    office.heard(SUPERVISOR, "another")
    rating_id = office.rating.open_draft(session, recording.id, "small")
    office.rating.save(session, rating_id, a_judgement(4), expected=0)
    for ask in (
        lambda: office.rating.check_signable(session, rating_id),
        lambda: office.rating.sign(session, rating_id, PASSWORD, expected=1),
    ):
        with pytest.raises(RuleBroken, match="No hearing of this recording by you"):
            ask()
    office.recordings.note_listening(session, recording.id)
    office.rating.check_signable(session, rating_id)
    assert office.rating.sign(session, rating_id, PASSWORD, expected=1) == rating_id


def test_a_session_whose_consent_was_withdrawn_is_not_signed() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)
    case = office.rating.sit_down(session, rating_id).case
    with office.store.writing() as tx:
        tx.cases.replace(case.model_copy(update={"consents": ()}))
    for ask in (
        lambda: office.rating.check_signable(session, rating_id),
        lambda: office.rating.sign(session, rating_id, PASSWORD, expected=1),
    ):
        with pytest.raises(RuleBroken, match="Consent to rating is missing"):
            ask()
    with office.store.reading() as tx:
        assert tx.ratings.get(rating_id) is None
        assert tx.drafts.get(rating_id) is not None
