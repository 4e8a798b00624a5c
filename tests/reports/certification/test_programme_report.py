"""What a programme report says, and what it keeps to itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ipt_training.domain.certification.certificate import Verdict
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.domain.fidelity.rating import Answer, NotRated, SetAside
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.ids import CertificateId, PersonId, RatingId, RecordingId
from ipt_training.reports.certification.programme import (
    CertificateRow,
    ProgrammeFacts,
    RequirementState,
    programme_book,
    ratings_long,
)
from ipt_training.reports.fidelity.rated import Rated, RatedRow
from ipt_training.reports.table import Cell, Sheet, Style
from tests.reports.builders import (
    ANSWERS,
    ITEMS,
    certificate,
    finding,
    rated_row,
    rating,
)

FACTS = ProgrammeFacts(
    programme="North River",
    level="Practitioner",
    made_by="Lea Okafor",
    made_at=datetime(2027, 3, 4, 9, 30, tzinfo=UTC),
)
NAMES = ("zoe", "Abe", "Cy", "Di", "Ed", "Flo")


def states(*, meeting: int, of: int = 6) -> tuple[RequirementState, ...]:
    return tuple(
        RequirementState(name, finding(met=at < meeting)) for at, name in enumerate(NAMES[:of])
    )


def sheets(
    rated: Sequence[RatedRow] = (),
    standing: Sequence[RequirementState] = (),
    certificates: Sequence[CertificateRow] = (),
) -> dict[str, Sheet]:
    book = programme_book(FACTS, Rated(tuple(rated)), standing, certificates)
    return {sheet.name: sheet for sheet in book.sheets}


def column(sheet: Sheet, title: str) -> list[object]:
    at = [column.title for column in sheet.columns].index(title)
    return [row[at].value for row in sheet.rows]


def counts(sheet: Sheet) -> dict[object, object]:
    return {row[0].value: row[1].value for row in sheet.preamble if len(row) == 2}


def test_a_programme_book_has_its_sheets_even_when_empty() -> None:
    found = sheets()
    assert list(found) == [
        "Overview",
        "Requirements",
        "Ratings",
        "Agreement",
        "Long",
        "Certificates",
    ]
    assert all(sheet.rows == () for sheet in found.values())


@pytest.mark.parametrize(
    ("meeting", "of", "shown", "n"),
    [
        (6, 6, 6, 6),
        (5, 6, 5, 6),
        (4, 6, "fewer than 5", 6),
        (0, 6, "fewer than 5", 6),
        (4, 4, "fewer than 5", "fewer than 5"),
    ],
)
def test_a_figure_about_fewer_than_five_trainees_is_not_given(
    meeting: int, of: int, shown: object, n: object
) -> None:
    overview = sheets(standing=states(meeting=meeting, of=of))["Overview"]
    assert column(overview, "Trainees who meet it") == [shown]
    assert column(overview, "n") == [n]
    assert counts(overview)["Trainees"] == n


def test_holders_of_certificates_are_counted_as_people_and_hidden_below_five() -> None:
    rows = [CertificateRow(name, certificate(holder=name), Verdict.VALID) for name in NAMES]
    rows.append(CertificateRow("Abe", certificate(holder="Abe"), Verdict.VALID))
    rows.append(CertificateRow("Abe", certificate(holder="Abe"), Verdict.EXPIRED))
    found = counts(sheets(certificates=rows)["Overview"])
    assert found["People with a certificate: valid"] == 6
    assert found["People with a certificate: expired"] == "fewer than 5"
    assert found["People with a certificate: withdrawn"] == "fewer than 5"


def test_the_overview_counts_ratings_recordings_and_raters() -> None:
    found = counts(sheets(rated=(rated_row(), rated_row(rating("r2"))))["Overview"])
    assert found["Signed ratings"] == 2
    assert found["Recordings rated"] == 1
    assert found["Raters"] == 1


def test_trainees_stand_by_name_never_by_result() -> None:
    sheet = sheets(standing=states(meeting=1))["Requirements"]
    assert column(sheet, "Trainee") == ["Abe", "Cy", "Di", "Ed", "Flo", "zoe"]
    assert column(sheet, "Met") == ["No", "No", "No", "No", "No", "Yes"]
    assert column(sheet, "What is missing")[0] == "Still needed: 3 more sessions at the mark."
    assert sheet.rows[0][2].style is Style.WARNING
    assert sheet.rows[-1][2].style is Style.GOOD


def test_each_signed_rating_has_one_row_with_its_figures_and_their_n() -> None:
    sheet = sheets(rated=(rated_row(), rated_row(rating("r2", amends="r1"))))["Ratings"]
    assert column(sheet, "Rating") == ["r1", "r2"]
    assert column(sheet, "Mean skill") == [3.5, 3.5]
    assert column(sheet, "n (skill)") == [4, 4]
    assert column(sheet, "Minutes from start to signature") == [62.0, 62.0]
    assert column(sheet, "Amended since") == ["Yes", "No"]
    assert column(sheet, "Outcome") == ["At the mark", "At the mark"]
    assert column(sheet, "Flags (n)") == [0, 0]
    assert column(sheet, "Evidence (n)") == [2, 2]


def test_a_rating_without_a_mean_has_an_empty_cell_and_n_of_nothing() -> None:
    answers = {one.id: Answer(not_rated=NotRated.NOT_APPLICABLE) for one in ITEMS}
    sheet = sheets(rated=(rated_row(rating(answers=answers)),))["Ratings"]
    assert column(sheet, "Mean skill") == [None]
    assert column(sheet, "n (skill)") == [0]


def test_the_long_form_has_one_row_for_each_item_and_aspect() -> None:
    sheet = ratings_long(Rated((rated_row(),)))
    keys = list(zip(column(sheet, "item"), column(sheet, "aspect"), strict=True))
    assert keys == [
        ("safety", "extent"),
        ("safety", "skill"),
        ("link", "extent"),
        ("link", "skill"),
        ("focus", "extent"),
        ("focus", "skill"),
        ("affect", "skill"),
        ("analysis", "skill"),
        ("thoughts", "dose"),
        ("thoughts", "purpose"),
    ]
    assert column(sheet, "score") == [4, 4, 3, 3, 4, 5, 2, None, 1, None]
    assert column(sheet, "not_rated") == [*[""] * 7, "no_opportunity", "", "nothing_outside"]
    assert set(column(sheet, "applicable")) == {1}


def test_the_long_form_tells_what_does_not_apply_from_what_was_left_open() -> None:
    answers = {
        **ANSWERS,
        "analysis": Answer(not_rated=NotRated.NOT_APPLICABLE),
        "affect": Answer(),
    }
    sheet = ratings_long(Rated((rated_row(rating(answers=answers)),)))
    found = dict(zip(column(sheet, "item"), column(sheet, "not_rated"), strict=True))
    applies = dict(zip(column(sheet, "item"), column(sheet, "applicable"), strict=True))
    assert (found["analysis"], applies["analysis"]) == ("not_applicable", 0)
    assert (found["affect"], applies["affect"]) == ("not_answered", 1)


def test_the_long_form_names_nobody_and_says_which_rating_is_current() -> None:
    sheet = ratings_long(Rated((rated_row(), rated_row(rating("r2", amends="r1")))))
    assert set(column(sheet, "therapist")) == {"person-t"}
    assert set(column(sheet, "rater")) == {"person-r"}
    stage = dict(zip(column(sheet, "rating"), column(sheet, "stage"), strict=True))
    assert stage == {"r1": "amended", "r2": "current"}
    assert len(sheet.columns) == len(sheet.rows[0])
    assert sheet.rows[0][4] == Cell(date(2027, 2, 24), Style.DATE)


def test_certificates_show_their_state() -> None:
    rows = (
        CertificateRow("Abe", certificate(), Verdict.VALID),
        CertificateRow("Abe", certificate(fictional=True), Verdict.WITHDRAWN),
    )
    sheet = sheets(certificates=rows)["Certificates"]
    assert column(sheet, "State") == ["Valid", "Withdrawn"]
    assert column(sheet, "Fictional") == ["No", "Yes"]
    assert [row[2].style for row in sheet.rows] == [Style.GOOD, Style.WARNING]


def test_a_rating_that_cannot_be_read_has_a_row_with_its_reason_in_both_sheets() -> None:
    broken = UnreadableRating(
        id=RatingId("r9"),
        recording_id=RecordingId("rec9"),
        therapist_id=PersonId("t9"),
        rater_id=PersonId("s9"),
        rubric_id="ipt-session",
        reason="Rating r9 is not what was signed.",
    )
    rated = Rated((rated_row(),), (broken,))
    long = ratings_long(rated)
    assert long.rows[-1][0].value == "r9"
    assert column(long, "stage")[-1] == "unreadable"
    book = programme_book(FACTS, rated, (), ())
    sheet = next(one for one in book.sheets if one.name == "Ratings")
    assert column(sheet, "Outcome")[-1] == "Rating r9 is not what was signed."
    assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_a_rating_that_was_set_aside_has_a_stage_of_its_own() -> None:
    aside = SetAside(
        rating_id=RatingId("r1"),
        by=PersonId("lead"),
        by_name="Lea Okafor",
        at=FACTS.made_at,
        reason="Of another session.",
    )
    row = rated_row()
    row = replace(row, facts=replace(row.facts, aside=aside))
    assert set(column(ratings_long(Rated((row,))), "stage")) == {"set_aside"}
    sheet = sheets((row,))["Ratings"]
    assert column(sheet, "Set aside") == ["Yes"]


def test_an_altered_certificate_is_named_with_its_reason_among_the_others() -> None:
    altered = UnreadableCertificate(
        id=CertificateId("c9"),
        holder_id=PersonId("p9"),
        pack_id="level",
        expires_on=date(2030, 3, 4),
        reason="Certificate c9 is not what was issued. Run the audit command.",
    )
    rows = (
        CertificateRow("Abe", altered, Verdict.ALTERED),
        CertificateRow("Cleo", certificate(), Verdict.VALID),
    )
    sheet = sheets(certificates=rows)["Certificates"]
    assert column(sheet, "State") == ["Altered", "Valid"]
    assert column(sheet, "Holder")[0] == "Abe"
    assert column(sheet, "Level")[0] == altered.reason
    assert {len(row) for row in sheet.rows} == {len(sheet.columns)}
