"""The reliability report: the same figures in the workbook, on the page and in the paragraph."""

from dataclasses import replace

import pytest

from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.agreement.results import Agreement, Coefficient
from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.scorecard import Mean, NotScored
from ipt_training.domain.ipt import Phase
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reports.agreement.bands import CONTEXT, bands_of
from ipt_training.reports.agreement.report import (
    methods_paragraph,
    references,
    reliability_book,
    reliability_page,
)
from ipt_training.reports.agreement.sentences import (
    answer_of,
    beside_answer,
    counts_of,
    error_of,
    hidden_of,
    selection_of,
    share_of,
)
from ipt_training.reports.agreement.sheets import agreement_sheet, items_sheet, pairs_sheet
from ipt_training.reports.fidelity.precision import precision_of
from ipt_training.reports.figures import brief, brief_percent, percent_of, result_of
from ipt_training.reports.table import Sheet
from tests.reports.agreement.agreements import (
    FACTS,
    FEW,
    ONE_ITEM,
    SELECTION,
    STRUCTURE,
    an_agreement,
    an_estimate,
    nothing_yet,
)

REASON = "it needs at least 5 sessions that two raters scored; there are 2"


def values(sheet: Sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.rows]


def of_item(*shares: float) -> Agreement:
    keys = ("percent_agreement", "within_one_agreement")
    found = an_agreement(an_estimate(0.8), selection=ONE_ITEM)
    others = tuple(
        Coefficient(key, key, "How often?", an_estimate(share))
        for key, share in zip(keys, shares, strict=False)
    )
    return replace(found, others=others)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            an_agreement(error=an_estimate(0.42)),
            "Another rater's score would usually be within 0.6 points of this one: in two sessions"
            " of three.",
        ),
        (
            an_agreement(error=an_estimate(0.001)),
            "Another rater's score would usually be within 0.1 points of this one: in two sessions"
            " of three.",
        ),
        (
            of_item(0.453, 0.9),
            "Another rater's score would be the same in 45% of sessions, and at most one point off"
            " in 90%.",
        ),
        (nothing_yet(), f"This cannot be said yet. Not estimable because {REASON}."),
    ],
)
def test_the_question_is_answered_in_points_first(found: Agreement, sentence: str) -> None:
    assert answer_of(found) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            an_agreement(),
            "Of the differences between scores, 62% (95% interval 45% to 75%) are differences"
            " between sessions. The rest depends on who rated, and on chance.",
        ),
        (
            of_item(0.45, 0.9),
            "Raters reach 80% of the agreement that is possible beyond chance, where a near miss"
            " counts in part.",
        ),
        (
            an_agreement(an_estimate(-0.1, -0.3, 0.1)),
            "These scores do not tell one session from another: raters of one session differ as"
            " much as sessions do.",
        ),
        (nothing_yet(), ""),
    ],
)
def test_the_share_stands_below_the_answer(found: Agreement, sentence: str) -> None:
    assert beside_answer(found) == sentence


@pytest.mark.parametrize("found", [an_agreement(error=FEW), of_item(0.45)])
def test_where_there_are_no_points_the_share_is_the_answer(found: Agreement) -> None:
    assert answer_of(found)
    assert answer_of(found) == share_of(found)
    assert beside_answer(found) == ""


def test_the_counts_stand_beside_every_answer() -> None:
    assert counts_of(an_agreement().counts) == (
        "From 42 sessions that two or more raters rated, 5 raters and 8 pairs of raters. 6 sessions"
        " were rated once and do not count here."
    )
    one = replace(an_agreement().counts, sessions=1, once=1, raters=2, pairs=1)
    assert counts_of(one) == (
        "From 1 session that two or more raters rated, 2 raters and 1 pair of raters. 1 session was"
        " rated once and does not count here."
    )


def test_the_error_is_told_in_points_of_the_scale() -> None:
    first = (
        "Another rater's score would typically differ from the session's true score by 0.21 points"
        " (SEM) on the scale from 1 to 5."
    )
    assert error_of(an_agreement()) == (
        f"{first} Two scores less than 0.58 points apart cannot be told from error."
    )
    assert error_of(an_agreement(detectable=FEW)) == first
    assert error_of(nothing_yet()) == (
        f"How far one score may be off is not estimable because {REASON}."
    )


def test_figures_are_written_with_interval_or_reason() -> None:
    assert result_of(an_estimate(0.62, 0.45, 0.75)) == "0.62 (95% interval 0.45 to 0.75)"
    assert result_of(an_estimate(0.62)) == "0.62"
    assert result_of(FEW) == percent_of(FEW) == f"Not estimable because {REASON}"
    assert (brief(an_estimate(0.621)), brief(FEW)) == ("0.62", "–")
    assert (brief_percent(an_estimate(0.621)), brief_percent(FEW)) == ("62%", "–")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Supervisors of the therapist, either tradition, all phases"),
        (
            {
                "kind": RaterKind.SELF,
                "phase": Phase.MIDDLE,
                "first": FACTS.made_at.date(),
                "last": FACTS.made_at.date(),
            },
            "Therapists of their own sessions, either tradition, middle phase, signed from 4 March"
            " 2027, signed until 4 March 2027",
        ),
    ],
)
def test_it_says_which_ratings_were_asked_about(asked: dict[str, object], sentence: str) -> None:
    selection: Selection = SELECTION.model_copy(update=asked)
    assert selection_of(selection) == sentence


@pytest.mark.parametrize(
    ("precision", "sentence"),
    [
        (None, ""),
        (
            Precision(an_estimate(0.21), 42),
            "Mean skill 3.40 (n = 38), SEM 0.21 from 42 sessions that two or more raters rated:"
            " another rater's mean would typically lie within that of the true one.",
        ),
        (
            Precision(FEW, 2),
            "Mean skill 3.40 (n = 38); its standard error of measurement is not estimable because"
            f" {REASON}.",
        ),
    ],
)
def test_a_scorecards_mean_carries_its_error(precision: Precision | None, sentence: str) -> None:
    assert precision_of(Mean(value=3.4, n=38), precision) == sentence


def test_a_scorecard_without_a_mean_has_no_error() -> None:
    nothing = NotScored(reason="no item was rated")
    assert precision_of(nothing, Precision(an_estimate(0.2), 42)) == ""


def test_bands_are_context_with_their_source() -> None:
    by_interval = bands_of(an_agreement())
    assert by_interval[0].startswith("Koo & Li would say “poor” to “good”, over the interval.")
    assert "doi 10.1016/j.jcm.2016.02.012" in by_interval[0]
    assert by_interval[-1] == CONTEXT
    by_rule = bands_of(an_agreement(an_estimate(0.7, 0.6, 0.8, error=0.05), selection=ONE_ITEM))
    assert by_rule[0].startswith("Landis & Koch would say “substantial” (with at least 95 %")
    within = bands_of(an_agreement(an_estimate(0.6, 0.55, 0.7)))
    assert within[0].startswith("Koo & Li would say “moderate”, over the interval.")
    bare = bands_of(an_agreement(an_estimate(0.6)))
    assert "say nothing, because the coefficient has no interval" in bare[0]
    assert bands_of(nothing_yet()) == ()


def test_the_programmes_sheet_gives_full_precision_and_every_n() -> None:
    sheet = agreement_sheet([an_agreement(an_estimate(0.6180339887, 0.45, 0.75)), nothing_yet()])
    assert sheet.name == "Agreement"
    assert values(sheet) == [
        [
            "Small rubric", "1.2.0, 1.2.1", "Supervisors of the therapist", "Either tradition",
            "All", "mean skill over all items", 0.6180339887, 0.45, 0.75, "", 0.21, 42, 6, 5, 8,
            STRUCTURE,
        ],
        [
            "Small rubric", "1.2.0, 1.2.1", "Supervisors of the therapist", "Either tradition",
            "All", "mean skill over all items", None, None, None,
            f"Not estimable because {REASON}.", None, 2, 6, 5, 8, STRUCTURE,
        ],
    ]  # fmt: skip


def test_a_phase_that_was_asked_for_stands_in_the_sheet() -> None:
    asked = SELECTION.model_copy(update={"phase": Phase.ENDING})
    assert values(agreement_sheet([an_agreement(selection=asked)]))[0][4] == "Ending"


def test_items_and_pairs_have_a_row_each() -> None:
    found = an_agreement()
    none = [None, None, None, f"Not estimable because {REASON}."]
    assert values(items_sheet(found)) == [
        ["Links mood with events", "Opening", "Skill", 0.31, 0.1, 0.52, "", 0.44, 0.83, 40],
        ["Asks about safety", "Safety", "Skill", *none, None, None, 2],
    ]
    assert values(pairs_sheet(found)) == [
        ["Rosa Ibáñez", "Tom Weir", 0.7, 0.2, 0.9, "", 9],
        ["Rosa Ibáñez", "Xu Lin", *none, 2],
    ]


def test_the_paragraph_can_go_into_a_paper() -> None:
    assert methods_paragraph(FACTS, an_agreement()) == (
        "Fidelity was rated with Small rubric (version 1.2.0, 1.2.1; structure SHA-256"
        " 5e5e5e5e5e5e). 42 sessions were each rated by two or more of 5 raters, blind to one"
        " another (supervisors of the therapists); 6 sessions rated once did not enter. Ratings"
        " were signed between 5 January 2027 and 1 March 2027. Inter-rater reliability of the mean"
        " skill over all items was estimated as the intraclass correlation for absolute agreement"
        " of a single rater, ICC(A,1) (McGraw & Wong, 1996): .62, 95% CI [.45, .75] (missing"
        " scores). The standard error of measurement of one rater's score was 0.21 points on a"
        " scale from 1 to 5. Agreement on single items (Gwet's AC2, ordinal weights; Gwet, 2014)"
        " ranged from .31 to .31 (median .31, 1 item). Self, supervisor and independent ratings"
        " and structures of the rubric were not pooled, traditions only where they ask the same"
        " items; amended ratings counted once. Figures were computed with ipt-training 1.2.3."
    )
    assert len(references(an_agreement())) == 2


def test_the_paragraph_says_where_there_is_no_figure() -> None:
    text = methods_paragraph(FACTS, replace(nothing_yet(), versions=(), items=()))
    assert f"it was not estimable because {REASON}." in text
    assert "(version none;" in text
    assert "standard error" not in text
    assert "signed between" not in text


def test_the_paragraph_of_one_item_names_its_coefficient() -> None:
    found = an_agreement(an_estimate(-0.104), selection=ONE_ITEM)
    text = methods_paragraph(FACTS, found)
    assert (
        "Inter-rater agreement on skill on “Links mood with events” was estimated as Gwet's AC2"
        " with ordinal weights (Gwet, 2014): −.10." in text
    )
    assert "ranged from" not in text
    assert len(references(found)) == 1


def test_the_workbook_holds_the_question_first_and_the_paragraph_last() -> None:
    book = reliability_book(FACTS, an_agreement())
    assert [sheet.name for sheet in book.sheets] == [
        "Reliability",
        "Items",
        "Raters",
        "Left out",
        "Methods",
    ]
    assert book.properties == {
        "creator": "Lea Okafor",
        "subject": "North River Training Programme",
    }
    summary, _, _, left_out, methods = book.sheets
    assert summary.preamble[0][0].value == an_agreement().main.question
    assert [row[1:3] for row in values(summary)] == [
        ["ICC(A,1), absolute agreement of one rater", 0.62],
        ["Exact agreement", 0.5],
        ["SEM", 0.21],
        ["Smallest detectable difference, points", 0.58],
    ]
    assert values(left_out) == [["by another kind of rater (self)", 3]]
    assert values(methods)[0] == ["For a paper", methods_paragraph(FACTS, an_agreement())]


def test_the_workbook_of_one_item_has_no_error_in_points() -> None:
    book = reliability_book(FACTS, an_agreement(selection=ONE_ITEM))
    assert len(book.sheets[0].rows) == 2


def test_the_page_prints_what_the_workbook_holds() -> None:
    page = HtmlPages().render("reliability.html.j2", reliability_page(FACTS, an_agreement()))
    for text in (
        "If another supervisor had rated this session",
        "within 0.3 points of this one",
        "62% (95% interval 45% to 75%)",
        "1 item with 20 sessions or more",
        "From 42 sessions",
        "0.21 points",
        "Rosa Ibáñez and Tom Weir",
        "0.31 (95% interval 0.10 to 0.52)",
        "3: by another kind of rater (self)",
        "ICC(A,1) (McGraw &amp; Wong, 1996): .62",
        "Made by Lea Okafor on 4 March 2027",
    ):
        assert text in page


def test_the_page_of_nothing_says_why() -> None:
    empty = replace(nothing_yet(), matrix=(), items=(), left_out=())
    page = HtmlPages().render("reliability.html.j2", reliability_page(FACTS, empty))
    assert "This cannot be said yet" in page
    assert "No session was rated by two raters." in page
    one = reliability_page(FACTS, an_agreement(selection=ONE_ITEM))
    assert one["error"] == ""


def test_pairs_that_the_reader_may_not_see_are_counted_everywhere() -> None:
    found = replace(an_agreement(), hidden_pairs=6)
    sentence = (
        "You see the pairs that you are part of; the programme lead sees 6 other pairs as well."
    )
    assert hidden_of(found) == sentence
    assert hidden_of(an_agreement()) == ""
    assert str(pairs_sheet(found).preamble[1][0].value).endswith(sentence)
    for some in (found, replace(found, matrix=())):
        page = HtmlPages().render("reliability.html.j2", reliability_page(FACTS, some))
        assert page.count(sentence) == 1


def test_a_refusal_completes_its_sentence() -> None:
    assert result_of(NotEstimable("all scores are the same")) == (
        "Not estimable because all scores are the same"
    )
