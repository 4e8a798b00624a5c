"""A scorecard as its readers see it."""

import pytest

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
