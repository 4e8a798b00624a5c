"""A scorecard as its readers see it."""

import json
from datetime import timedelta

import pytest

from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.domain.fidelity.rating import Evidence, Polarity
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import RatingId
from ipt_training.domain.recordings.recording import Media, RecordingState
from ipt_training.reports import words
from ipt_training.reports.fidelity.scorecard_page import scorecard_page
from ipt_training.reports.fidelity.scorecard_sentences import SessionFacts, whole_figures
from ipt_training.reports.fidelity.scorecard_sheets import summary_sheet
from ipt_training.ui.fidelity import scorecard_body
from tests.builders import NOW, a_judgement, scored
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


def test_screen_print_and_workbook_say_the_same_numbers_in_the_same_words(
    office: Office, draw: Draw
) -> None:
    session = office.session(SUPERVISOR)
    recording = office.a_session_to_rate()
    office.heard(SUPERVISOR, recording.id)
    draft = office.rating.open_draft(session, recording.id, "small")
    office.rating.save(session, draft, a_judgement(3, m1=scored(3, 1)), expected=0)
    card = office.cards.read(session, office.rating.sign(session, draft, PASSWORD, expected=1))

    shown = " ".join(one.value for one in draw("scorecard", rating=card.rating.id).markdown)
    shown = shown.replace("\\", "")
    facts = SessionFacts("A", "B", 5, NOW.date())
    page = scorecard_page(card.rating, card.rubric, card.scorecard, facts)
    printed = HtmlPages().render("scorecard.html.j2", page)
    sheet = summary_sheet(card.rating, card.rubric, card.scorecard, facts)
    held = [" ".join(f"{cell.value}" for cell in row) for row in sheet.preamble]
    for sentence in (
        "Below the mark: mean skill 2.50 over 4 items, 1 item below the minimum.",
        "Skill is 3 or more on 3 of 4 items.",
    ):
        assert sentence in shown
        assert sentence in printed
        assert sentence in held
    figures = whole_figures(card.scorecard)
    assert figures == (
        ("Mean extent", "3.00 (n = 4)"),
        ("Mean skill", "2.50 (n = 4)"),
        ("Items rated", "4 of 4 that apply"),
        ("Essential items", "1 of 2 essential items rated are met"),
    )
    places = [printed.index(f"<dt>{name}</dt>") for name, _ in figures]
    assert places == sorted(places)
    for name, value in figures:
        assert f"**{name}**  \n{value}" in shown
        assert f">{value}</dd>" in printed
    first = held.index("Mean extent 3.0 n = 4")
    assert held[first + 1 : first + 4] == [
        "Mean skill 2.5 n = 4",
        "Items rated 4 of 4 that apply",
        "Essential items 1 of 2 essential items rated are met",
    ]


def test_the_plot_names_the_levels_of_each_scale_on_an_axis_of_its_own(
    office: Office, draw: Draw
) -> None:
    at = draw("scorecard", TRAINEE, rating=office.a_signed_rating(skill=4))
    spec = json.loads(at.get("vega_lite_chart")[0].proto.spec)
    assert spec["resolve"] == {"axis": {"x": "independent"}}
    axes = [layer["encoding"]["x"]["axis"] for layer in spec["layer"] if "x" in layer["encoding"]]
    assert axes[0] is None
    assert [(axis["orient"], axis["title"]) for axis in axes[1:]] == [
        ("bottom", "Extent (open square)"),
        ("top", "Skill (filled circle)"),
    ]
    rubric = office.content.rubric("small")
    for axis, aspect in zip(axes[1:], (Aspect.EXTENT, Aspect.SKILL), strict=True):
        scale = rubric.scale(aspect)
        assert scale is not None
        assert all(level.label.split()[0] in axis["labelExpr"] for level in scale.levels)


def test_a_mark_is_told_from_start_to_end(office: Office, draw: Draw) -> None:
    at = draw("scorecard", TRAINEE, rating=_marked(office))
    assert any(one.label.endswith("0:10 to 0:15") for one in at.button)


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
