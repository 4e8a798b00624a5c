"""Scorecards: read by their rater, their trainee and the lead, whatever became of the sound."""

import pytest

from ipt_training.domain.errors import NotFound
from tests.fakes.office import (
    LEAD,
    OTHER_TRAINEE,
    SUPERVISOR,
    TRAINEE,
    Office,
)
from tests.fakes.readable import cards_in
from tests.use_cases.fidelity.rating_steps import signed


def test_the_trainee_and_the_lead_read_a_signed_rating_and_another_trainee_does_not() -> None:
    office = Office()
    rating_id = signed(office)
    for reader in (TRAINEE, LEAD, SUPERVISOR):
        assert office.cards.read(office.session(reader), rating_id).rating.id == rating_id
    with pytest.raises(NotFound):
        office.cards.read(office.session(OTHER_TRAINEE), rating_id)


def test_the_trainee_and_the_rater_find_their_cards() -> None:
    office = Office()
    rating_id = signed(office)
    assert [c.rating.id for c in cards_in(office.cards.of_mine(office.session(TRAINEE)))] == [
        rating_id
    ]
    assert [c.rating.id for c in cards_in(office.cards.by_me(office.session(SUPERVISOR)))] == [
        rating_id
    ]
    assert office.cards.of_mine(office.session(OTHER_TRAINEE)) == ()


def test_a_card_whose_recording_or_case_is_gone_says_which() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    session = office.session(TRAINEE)
    office.store.rows.cases.clear()
    with pytest.raises(NotFound, match="case of this recording"):
        office.cards.read(session, rating_id)
    office.store.rows.recordings.clear()
    with pytest.raises(NotFound, match="recording of this rating"):
        office.cards.read(session, rating_id)


def test_a_rating_is_read_after_its_sound_was_erased() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    session = office.session(TRAINEE)
    before = office.cards.read(session, rating_id)
    office.erase.recording(session, before.recording.id)
    after = office.cards.read(session, rating_id)
    assert (after.rating, after.scorecard) == (before.rating, before.scorecard)
