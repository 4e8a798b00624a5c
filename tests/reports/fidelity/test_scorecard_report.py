"""What a scorecard says, as a book and as a page."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ipt_training.domain.fidelity.rating import Answer, NotRated, SetAside
from ipt_training.domain.fidelity.rubric import Aspect, Rubric, Standing
from ipt_training.domain.fidelity.scorecard import score
from ipt_training.domain.ids import PersonId, RatingId
from ipt_training.domain.ipt import Phase
from ipt_training.reports.fidelity.rated import RatedRow
from ipt_training.reports.fidelity.scorecard_report import scorecard_book, scorecard_page
from ipt_training.reports.table import Book, Cell, Sheet, Style
from ipt_training.reports.words import TIMES_MAY_BE_OFF
from tests.reports.builders import ANSWERS, ITEMS, item, rated_row, rating, rubric

ALL_MISSING = {one.id: Answer(not_rated=NotRated.NOT_APPLICABLE) for one in ITEMS}


def book_of(row: RatedRow) -> Book:
    return scorecard_book(row.rating, row.rubric, row.scorecard, row.facts)


def page_of(row: RatedRow) -> dict[str, object]:
    return scorecard_page(row.rating, row.rubric, row.scorecard, row.facts)


def table(sheet: Sheet) -> list[dict[str, Cell]]:
    titles = [column.title for column in sheet.columns]
    return [dict(zip(titles, row, strict=True)) for row in sheet.rows]


def column(sheet: Sheet, title: str) -> list[object]:
    return [row[title].value for row in table(sheet)]


def said(sheet: Sheet) -> list[object]:
    return [cell.value for row in sheet.preamble for cell in row]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            rated_row(),
            "At the mark or above: mean skill 3.50 over 4 items, no item below its minimum.",
        ),
        (
            rated_row(
                rating(
                    answers={**ANSWERS, "focus": Answer(scores={Aspect.EXTENT: 1, Aspect.SKILL: 1})}
                )
            ),
            "Below the mark: mean skill 2.50 over 4 items, 1 item below the minimum.",
        ),
        (
            rated_row(by=rubric(rated=1.0)),
            "Undecided: too few items were rated to say.",
        ),
        (
            rated_row(
                rating(
                    answers={
                        **ANSWERS,
                        "thoughts": Answer(scores={Aspect.DOSE: 4, Aspect.PURPOSE: 1}),
                    }
                )
            ),
            "Undecided: a second rater has to look first.",
        ),
        (
            rated_row(by=rubric(brief=True)),
            "Feedback, not a verdict: mean skill 3.50 over 4 items.",
        ),
        (
            rated_row(rating(answers=ALL_MISSING), rubric(brief=True)),
            "Feedback, not a verdict: no figure: no item was rated.",
        ),
    ],
)
def test_the_sentence_stands_first_in_book_and_page(row: RatedRow, sentence: str) -> None:
    assert book_of(row).sheets[0].preamble[0] == (Cell(sentence, Style.TITLE),)
    assert page_of(row)["sentence"] == sentence


def test_a_book_has_the_four_sheets() -> None:
    assert [sheet.name for sheet in book_of(rated_row()).sheets] == [
        "Scorecard",
        "Items",
        "Evidence",
        "About",
    ]


def test_every_subscale_mean_stands_beside_its_n() -> None:
    sheet = book_of(rated_row()).sheets[0]
    assert column(sheet, "Mean skill") == [4.0, 2.0]
    assert column(sheet, "n (skill)") == [3, 1]
    assert column(sheet, "n (extent)") == [3, 0]
    assert column(sheet, "Items that apply") == [3, 2]


def test_the_overall_figures_say_their_n() -> None:
    sheet = book_of(rated_row()).sheets[0]
    assert (Cell("Mean skill"), Cell(3.5, Style.MEAN), Cell("n = 4")) in sheet.preamble
    assert "3 of 3 essential items rated are met" in said(sheet)


def test_a_subscale_without_a_figure_is_empty_and_says_why() -> None:
    sheet = book_of(rated_row(rating(answers=ALL_MISSING))).sheets[0]
    assert column(sheet, "Mean skill") == [None, None]
    assert column(sheet, "Where there is no figure") == [
        "Extent: no item was rated; Skill: no item was rated",
        "Extent: no item here is scored on extent; Skill: no item was rated",
    ]
    assert sheet.chart is None
    assert "No essential item was rated." in said(sheet)


def test_the_chart_shows_skill_on_the_rubrics_own_scale_with_n_in_its_title() -> None:
    chart = book_of(rated_row()).sheets[0].chart
    assert chart is not None
    assert (chart.labels, chart.values, chart.minimum, chart.maximum) == (0, 3, 1, 5)
    assert chart.title == "Mean skill by subscale (4 items rated)"


def test_flags_stand_on_the_first_sheet_as_risks() -> None:
    low = {**ANSWERS, "safety": Answer(scores={Aspect.EXTENT: 1, Aspect.SKILL: 1})}
    sheet = book_of(rated_row(rating(answers=low))).sheets[0]
    flagged = [cell.value for row in sheet.preamble for cell in row if cell.style is Style.RISK]
    assert flagged == ["Look at this first: Asks about safety and acts on it: below the mark"]


def test_not_rated_is_an_empty_score_with_the_reason_in_words() -> None:
    rows = {row["Item"].value: row for row in table(book_of(rated_row()).sheets[1])}
    unrated = rows["Goes through an exchange word by word"]
    assert unrated["Skill"].value is None
    assert unrated["Not rated because"].value == "No opportunity"
    outside = rows["Disputes thoughts"]
    assert (outside["Dose"].value, outside["Purpose"].value) == (1, None)
    assert outside["Not rated because"].value == "No purpose to rate: not done"
    assert rows["Links mood with events"]["Not rated because"].value == ""


def test_an_item_left_open_is_said_to_be_not_answered() -> None:
    answers = {key: value for key, value in ANSWERS.items() if key != "link"}
    items = book_of(rated_row(rating(answers=answers))).sheets[1]
    rows = {row["Item"].value: row for row in table(items)}
    assert rows["Links mood with events"]["Not rated because"].value == "Not answered"


def test_items_show_behaviour_evidence_and_note() -> None:
    first = table(book_of(rated_row()).sheets[1])[0]
    assert first["Group"].value == "Safety, opening and focus"
    assert first["Standing"].value == "Essential"
    assert first["Behaviour of the anchor chosen"].value == (
        "Extent 4: Asks about safety and acts on it: mostly done.\n"
        "Skill 4: Asks about safety and acts on it: skilled."
    )
    assert first["Evidence (n)"].value == 1
    assert first["Rater's note"].value == "Asked early and plainly."


def test_an_item_below_its_minimum_is_marked() -> None:
    low = {**ANSWERS, "link": Answer(scores={Aspect.EXTENT: 1, Aspect.SKILL: 1})}
    sheet = book_of(rated_row(rating(answers=low))).sheets[1]
    assert column(sheet, "Below its minimum") == [None, "Below", None, None, None, None]


def test_colour_runs_from_concern_to_good_also_where_low_is_better() -> None:
    scales = {column.title: column.scale for column in book_of(rated_row()).sheets[1].columns}
    assert scales["Skill"] == (1, 5)
    assert scales["Dose"] == (4, 1)


def test_evidence_stands_in_order_of_time_as_durations() -> None:
    sheet = book_of(rated_row()).sheets[2]
    assert [row[0] for row in sheet.rows] == [
        Cell(61, Style.DURATION),
        Cell(724, Style.DURATION),
    ]
    assert column(sheet, "Items") == [
        "Asks about safety and acts on it; Links mood with events",
        "Stays with painful affect",
    ]


def test_the_origin_names_rubric_hashes_rater_and_how_scores_are_formed() -> None:
    sheet = book_of(rated_row(rating(amends="r0"))).sheets[3]
    origin = {row[0].value: row[1].value for row in sheet.rows}
    assert origin["Rubric, every word (SHA-256)"] == "c0" * 32
    assert origin["Rubric, structure alone (SHA-256)"] == "5e" * 32
    assert origin["Rater"] == "Rosa Ibáñez"
    assert origin["Signed"] == "3 March 2027, 14:02 UTC"
    assert origin["Recording, SHA-256"] == "ab" * 32
    assert origin["Amends the rating"] == "r0"
    assert origin["Reason for amending"] == "A moment was heard twice."
    assert origin["Licence of the rubric"] == "CC-BY-4.0"
    assert origin["Clinical review of the rubric"] == (
        "Not yet read by a clinician qualified in IPT."
    )
    assert origin["How scores are formed"] == "How the mark was set: By judgement of the authors."


def test_a_rating_that_amends_nothing_says_nothing_of_amending() -> None:
    names = column(book_of(rated_row()).sheets[3], "What")
    assert "Amends the rating" not in names


def test_the_raters_words_stand_on_the_first_sheet_only_where_there_are_any() -> None:
    assert "The rater's words" in said(book_of(rated_row()).sheets[0])
    assert "The rater's words" not in said(book_of(rated_row(rating(comment=""))).sheets[0])


def without_skill() -> Rubric:
    return rubric(items=(item("thoughts", "Disputes thoughts", Standing.OUTSIDE),))


def test_a_rubric_without_a_skill_scale_has_no_chart_and_no_bars() -> None:
    signed = rating(answers={"thoughts": Answer(scores={Aspect.DOSE: 1})}, evidence=())
    by = without_skill()
    row = RatedRow(signed, by, score(by, signed.judgement), rated_row().facts)
    assert book_of(row).sheets[0].chart is None
    page = page_of(row)
    assert (page["scale"], page["mark_share"], page["subscales"]) == ([], 0.0, [])


def test_a_page_gives_each_bar_its_share_of_the_scale_with_its_n() -> None:
    page = page_of(rated_row())
    assert page["subscales"] == [
        {
            "title": "Safety, opening and focus",
            "skill": {"value": "4.00", "n": 3, "words": "4.00 (n = 3)"},
            "extent": {"value": "3.67", "n": 3, "words": "3.67 (n = 3)"},
            "applicable": 3,
            "share": 75.0,
        },
        {
            "title": "Techniques",
            "skill": {"value": "2.00", "n": 1, "words": "2.00 (n = 1)"},
            "extent": {
                "value": "",
                "n": 0,
                "words": "No figure: no item here is scored on extent",
            },
            "applicable": 2,
            "share": 25.0,
        },
    ]
    assert page["mark_share"] == 50.0


def test_a_page_leaves_out_groups_that_do_not_apply_and_bars_without_a_figure() -> None:
    ending = ITEMS[-1].model_copy(update={"phases": (Phase.ENDING,)})
    page = page_of(rated_row(rating(answers=ALL_MISSING), rubric(items=(*ITEMS[:-1], ending))))
    assert isinstance(page["groups"], list)
    assert [group["title"] for group in page["groups"]] == [
        "Safety, opening and focus",
        "Techniques",
    ]
    assert isinstance(page["subscales"], list)
    assert [one["share"] for one in page["subscales"]] == [None, None]


def test_a_rating_that_was_set_aside_says_so_first_on_page_and_sheet_and_in_its_origin() -> None:
    aside = SetAside(
        rating_id=RatingId("r1"),
        by=PersonId("lead"),
        by_name="Lea Okafor",
        at=datetime(2027, 3, 4, tzinfo=UTC),
        reason="Of another session.",
    )
    row = rated_row()
    facts = replace(row.facts, aside=aside)
    page = scorecard_page(row.rating, row.rubric, row.scorecard, facts)
    book = scorecard_book(row.rating, row.rubric, row.scorecard, facts)
    said = "Set aside by Lea Okafor on 4 March 2027: Of another session."
    assert str(page["flags"]).startswith(f"['{said}")
    assert any(said in str(cell.value) for cells in book.sheets[0].preamble for cell in cells)
    assert any("Set aside" in pair and said in str(pair) for pair in page["provenance"])  # type: ignore[attr-defined]


def test_moments_marked_while_places_were_not_exact_say_so_in_print_and_workbook() -> None:
    row = rated_row()
    assert row.rating.judgement.evidence
    assert page_of(row)["times"] == ""
    off = replace(row, facts=replace(row.facts, times_may_be_off=True))

    assert page_of(off)["times"] == TIMES_MAY_BE_OFF
    evidence = next(one for one in book_of(off).sheets if one.name == "Evidence")
    assert TIMES_MAY_BE_OFF in said(evidence)
    assert TIMES_MAY_BE_OFF not in str(book_of(row))
