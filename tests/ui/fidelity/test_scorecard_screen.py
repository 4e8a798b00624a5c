"""A scorecard as its readers see it."""

from datetime import timedelta

import pytest

from ipt_training.domain.fidelity.rating import Evidence, Polarity
from ipt_training.domain.ids import RatingId
from ipt_training.domain.recordings.recording import Media, RecordingState
from ipt_training.reports import words
from ipt_training.ui.fidelity import scorecard_body
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
from tests.ui.fidelity.conftest import Draw


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (TRAINEE, "no other trainee does"),
        (SUPERVISOR, "other raters do not"),
        (LEAD, "The trainee and the rater see this card too"),
    ],
)
def test_the_last_line_says_who_sees_it(office: Office, draw: Draw, person: str, line: str) -> None:
    at = draw("scorecard", person, rating=office.a_signed_rating())

    assert not at.exception
    assert line in at.caption[-1].value


@pytest.mark.parametrize("person", [OTHER_TRAINEE, OTHER_SUPERVISOR])
def test_nobody_else_finds_it(office: Office, draw: Draw, person: str) -> None:
    at = draw("scorecard", person, rating=office.a_signed_rating())

    assert [one.value for one in at.info] == ["There is nothing here under this address\\."]
    assert len(at.title) == 0


def test_it_begins_with_the_sentence_and_links_the_workbook_and_the_page_to_print(
    office: Office, draw: Draw
) -> None:
    rating = office.a_signed_rating(skill=4)
    at = draw("scorecard", TRAINEE, rating=rating)

    shown = [one.value for one in at.markdown]
    assert "At the mark" in shown[0]
    assert f"/ipt/download/scorecard/{rating}.xlsx" in " ".join(shown)
    assert f"/ipt/print/scorecard/{rating}" in " ".join(shown)


def test_the_sentence_counts_items_and_essentials(office: Office) -> None:
    session = office.session(SUPERVISOR)
    recording = office.a_session_to_rate()
    office.heard(SUPERVISOR, recording.id)
    draft = office.rating.open_draft(session, recording.id, "small")
    office.rating.save(session, draft, a_judgement(3, m1=scored(3, 1)), expected=0)
    card = office.cards.read(session, office.rating.sign(session, draft, PASSWORD, expected=1))

    assert scorecard_body.sentence(card) == (
        "Below the mark. Skill is 3 or more on 3 of 4 items rated, of 4 that apply;"
        " 1 essential item below the minimum."
    )


def test_the_table_holds_every_item_that_applies(office: Office) -> None:
    card = office.cards.read(office.session(TRAINEE), office.a_signed_rating(skill=4))

    rows = scorecard_body.rows(card)

    assert [row["Item"] for row in rows] == [
        f"Item {one}" for one in ("r1", "m1", "m2", "g1", "n1")
    ]
    assert [row["Skill"] for row in rows] == ["4 skill 4"] * 4 + [""]
    assert rows[-1]["Dose"] == "1 dose 1"


def test_the_raters_words_are_shown_as_they_were_typed(office: Office, draw: Draw) -> None:
    session = office.session(SUPERVISOR)
    recording = office.a_session_to_rate()
    office.heard(SUPERVISOR, recording.id)
    draft = office.rating.open_draft(session, recording.id, "small")
    words = "**Warm** <script>alert(1)</script>"
    judgement = a_judgement(4).model_copy(update={"comment": words})
    office.rating.save(session, draft, judgement, expected=0)

    at = draw("scorecard", TRAINEE, rating=office.rating.sign(session, draft, PASSWORD, expected=1))

    assert words in [one.value for one in at.text]


def _marked(office: Office) -> str:
    """Sign a rating with one moment marked."""
    session = office.session(SUPERVISOR)
    recording = office.a_session_to_rate()
    office.heard(SUPERVISOR, recording.id)
    draft = office.rating.open_draft(session, recording.id, "small")
    moment = Evidence(id="e1", start=10, end=15, polarity=Polarity.FOR)
    marked = a_judgement(4).model_copy(update={"evidence": (moment,)})
    office.rating.save(session, draft, marked, expected=0)
    return office.rating.sign(session, draft, PASSWORD, expected=1)


def _change(office: Office, rating: str, **update: object) -> None:
    with office.store.writing() as tx:
        found = tx.ratings.get(RatingId(rating))
        assert found is not None
        recording = tx.recordings.get(found.recording_id)
        assert recording is not None
        tx.recordings.replace(recording.model_copy(update=update))


def test_erased_sound_offers_no_player_and_the_moments_stay(office: Office, draw: Draw) -> None:
    rating = _marked(office)
    _change(office, rating, state=RecordingState.ERASED)

    at = draw("scorecard", SUPERVISOR, rating=rating)

    assert not at.exception
    assert "The sound of this session was erased" in " ".join(one.value for one in at.info)
    assert not [one for one in at.button if one.key and "card.clip" in one.key]
    assert [one for one in at.main if one.type == "unknown"] == []


def test_moments_marked_before_the_sound_was_stored_anew_say_so(office: Office, draw: Draw) -> None:
    rating = _marked(office)
    media = Media(
        kind="audio",
        content_type="audio/mp4",
        duration=1800.0,
        size=500,
        sha256="ef" * 32,
        retimed_at=office.clock.now() + timedelta(minutes=1),
    )
    _change(office, rating, media=media)

    at = draw("scorecard", SUPERVISOR, rating=rating)

    assert words.TIMES_MAY_BE_OFF in [one.value for one in at.info]
