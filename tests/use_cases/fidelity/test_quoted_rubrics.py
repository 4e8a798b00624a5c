"""Ratings and drafts keep the rubric they were made with, whatever is installed later."""

import pytest

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.ids import RatingId
from ipt_training.use_cases.ports.content import Content
from tests.builders import a_judgement, a_rubric
from tests.fakes.office import LEAD, PASSWORD, SUPERVISOR, TRAINEE, Office

FIRST = a_rubric()
LATER = a_rubric(version="1.0.1")


def install(office: Office, *rubrics: Rubric) -> None:
    """Have these rubrics installed instead of those that were."""
    packs = office.content.all()
    office.library.packs = Content(rubrics, packs.vignettes, packs.banks, packs.programmes)


def test_a_patch_release_in_place_of_the_old_one_changes_nothing_that_was_signed() -> None:
    office = Office(rubrics=(FIRST,))
    rating_id = office.a_signed_rating()
    lead = office.session(LEAD)
    before = office.cards.read(lead, rating_id)
    long = office.exports.ratings_long(lead)
    progress = office.certify.progress(lead, "level", TRAINEE)
    install(office, LATER)
    assert office.cards.read(lead, rating_id) == before
    assert office.exports.ratings_long(lead) == long
    assert office.certify.progress(lead, "level", TRAINEE) == progress
    assert office.refusals() == []


def test_a_draft_is_finished_with_the_rubric_it_was_begun_with() -> None:
    office = Office(rubrics=(FIRST,))
    recording = office.a_session_to_rate()
    session = office.session(SUPERVISOR)
    office.heard(SUPERVISOR, recording.id)
    draft = office.rating.open_draft(session, recording.id, "small")
    install(office, LATER)
    assert office.rating.sit_down(session, draft).rubric == FIRST
    office.rating.save(session, draft, a_judgement(4), expected=0)
    signed = office.rating.sign(session, draft, PASSWORD, expected=1)
    assert office.cards.read(session, signed).rating.rubric.version == "1.0.0"


def lost() -> tuple[Office, RatingId]:
    """Give a programme with two ratings, the rubric of one of which nobody has any more."""
    office = Office(rubrics=(FIRST,))
    gone = office.a_signed_rating("rec1")
    install(office, LATER)
    office.a_signed_rating("rec2")
    with office.store.writing():
        pass
    kept = office.store.rows.quoted_rubrics
    for one in [key for key, rubric in kept.items() if rubric.version == "1.0.0"]:
        del kept[one]
    return office, gone


def test_a_rating_whose_rubric_is_lost_degrades_its_row_with_the_reason() -> None:
    office, gone = lost()
    lead, trainee = office.session(LEAD), office.session(TRAINEE)
    listed = office.cards.of_mine(trainee)
    broken = [one for one in listed if isinstance(one, UnreadableRating)]
    assert len(listed) == 2
    assert [(one.id, "small 1.0.0" in one.reason) for one in broken] == [(gone, True)]
    sheet = office.exports.ratings_long(lead)
    titles = [column.title for column in sheet.columns]
    stages = {row[0].value: row[titles.index("stage")].value for row in sheet.rows}
    assert stages[gone] == "unreadable"
    assert set(stages.values()) == {"current", "unreadable"}
    progress = office.certify.progress(lead, "level", TRAINEE)
    assert not progress.decision.met
    with office.store.reading() as tx:
        left_out = office.certify.portfolio(tx, TRAINEE).left_out
    assert [(one.rating_id, one.why) for one in left_out] == [(gone, WhyLeftOut.UNREADABLE)]
    assert office.refusals() == []
    with pytest.raises(NotFound, match="neither installed nor kept"):
        office.cards.read(lead, gone)


def test_an_altered_rating_takes_no_other_with_it() -> None:
    office = Office()
    altered, whole = office.a_signed_rating("rec1"), office.a_signed_rating("rec2")
    office.store.rows.hashes[altered] = "of something else"
    listed = office.cards.of_mine(office.session(TRAINEE))
    assert [one.id for one in listed if isinstance(one, UnreadableRating)] == [altered]
    assert [one.rating.id for one in listed if not isinstance(one, UnreadableRating)] == [whole]
    with office.store.reading() as tx:
        portfolio = office.certify.portfolio(tx, TRAINEE)
    assert [one.rating_id for one in portfolio.sessions] == [whole]


def test_rubrics_of_before_they_were_kept_are_kept_at_the_next_start() -> None:
    office = Office()
    office.a_signed_rating()
    office.store.rows.quoted_rubrics.clear()
    office.roll_ups.bring_up_to_date()
    with office.store.reading() as tx:
        assert tx.quoted_rubrics.missing() == ()


def test_an_audit_says_which_ratings_have_lost_their_rubric() -> None:
    office, gone = lost()
    problems = office.audit.verify_at_shell().problems
    assert [one for one in problems if "rubric" in one] == [
        f"the rubric small 1.0.0 that rating {gone} was made with is neither installed nor kept"
    ]
