"""A whole programme as one workbook: where it stands, never who is best."""

from collections.abc import Iterable, Sequence

from ipt_training.domain.agreement.results import Agreement
from ipt_training.domain.certification.certificate import Verdict
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.reports.agreement.sheets import agreement_sheet
from ipt_training.reports.certification.programme_rows import (
    CertificateRow,
    ProgrammeFacts,
    RequirementState,
)
from ipt_training.reports.fidelity.rated import Rated, RatedRow
from ipt_training.reports.fidelity.ratings_sheets import ratings_long, ratings_sheet
from ipt_training.reports.table import Book, Cell, Column, Sheet, Style
from ipt_training.reports.words import VERDICTS, moment_of, yes_no

__all__ = [
    "CertificateRow",
    "ProgrammeFacts",
    "Rated",
    "RatedRow",
    "RequirementState",
    "programme_book",
    "ratings_long",
]

FEWEST_TRAINEES = 5
"""A count of fewer people than this could point at somebody."""


def programme_book(
    facts: ProgrammeFacts,
    rated: Rated,
    states: Sequence[RequirementState],
    certificates: Sequence[CertificateRow],
    agreements: Sequence[Agreement] = (),
) -> Book:
    """Give the whole programme as a workbook; nobody is ranked."""
    return Book(
        title=facts.programme,
        sheets=(
            _overview(facts, rated, states, certificates),
            _requirements(facts, states),
            ratings_sheet(rated),
            agreement_sheet(agreements),
            ratings_long(rated),
            _certificates(certificates),
        ),
        properties={"creator": facts.made_by, "subject": facts.level},
    )


def _overview(
    facts: ProgrammeFacts,
    rated: Rated,
    states: Sequence[RequirementState],
    certificates: Sequence[CertificateRow],
) -> Sheet:
    by_requirement = _by_requirement(states)
    trainees = max((len(of_one) for of_one in by_requirement.values()), default=0)
    counts: list[tuple[str, Cell]] = [
        ("Trainees", _people(trainees)),
        ("Signed ratings", Cell(len(rated.rows), Style.NUMBER)),
        ("Recordings rated", _distinct(row.rating.recording_id for row in rated.rows)),
        ("Raters", _distinct(row.rating.rater_id for row in rated.rows)),
        *(
            (
                f"People with a certificate: {VERDICTS[verdict].lower()}",
                _people(
                    len({c.certificate.holder_id for c in certificates if c.verdict is verdict})
                ),
            )
            for verdict in Verdict
        ),
    ]
    return Sheet(
        name="Overview",
        preamble=(
            (Cell(facts.programme, Style.TITLE),),
            (Cell(f"Level: {facts.level}", Style.NOTE),),
            (Cell(f"Made by {facts.made_by} on {moment_of(facts.made_at)}", Style.NOTE),),
            (
                Cell(
                    f"A count of fewer than {FEWEST_TRAINEES} people is not given. Nobody is"
                    " ranked.",
                    Style.NOTE,
                ),
            ),
            (),
            *((Cell(name), value) for name, value in counts),
            (),
        ),
        columns=(Column("Requirement", 56), Column("Trainees who meet it", 22), Column("n", 14)),
        rows=tuple(
            (
                Cell(of_one[0].finding.title, Style.WRAPPED),
                _people(sum(state.finding.met for state in of_one)),
                _people(len(of_one)),
            )
            for of_one in by_requirement.values()
        ),
    )


def _requirements(facts: ProgrammeFacts, states: Sequence[RequirementState]) -> Sheet:
    return Sheet(
        name="Requirements",
        preamble=(
            (Cell(f"Requirements of {facts.level}", Style.TITLE),),
            (Cell("By name of the trainee, then as the programme lists them.", Style.NOTE),),
        ),
        columns=(
            Column("Trainee", 26),
            Column("Requirement", 46),
            Column("Met", 9),
            Column("Have", 9),
            Column("Need", 9),
            Column("Unit", 22),
            Column("What is missing", 52),
            Column("Evidence (n)", 11),
        ),
        rows=tuple(
            (Cell(state.trainee, Style.WRAPPED), *_standing(state))
            for state in sorted(states, key=lambda state: state.trainee.casefold())
        ),
        landscape=True,
    )


def _standing(state: RequirementState) -> tuple[Cell, ...]:
    finding = state.finding
    return (
        Cell(finding.title, Style.WRAPPED),
        Cell(yes_no(finding.met), Style.GOOD if finding.met else Style.WARNING),
        Cell(finding.have, Style.NUMBER),
        Cell(finding.need, Style.NUMBER),
        Cell(finding.unit),
        Cell(finding.missing, Style.WRAPPED),
        Cell(len(finding.evidence), Style.NUMBER),
    )


def _certificates(certificates: Sequence[CertificateRow]) -> Sheet:
    return Sheet(
        name="Certificates",
        preamble=((Cell("Certificates", Style.TITLE),),),
        columns=(
            Column("Holder", 26),
            Column("Level", 30),
            Column("State", 12),
            Column("Issued on", 14),
            Column("Expires on", 14),
            Column("Issued by", 24),
            Column("Code", 34),
            Column("Requirements", 24),
            Column("Version", 9),
            Column("Fictional", 10),
        ),
        rows=tuple(_certificate_row(row) for row in certificates),
        landscape=True,
    )


def _certificate_row(row: CertificateRow) -> tuple[Cell, ...]:
    one = row.certificate
    if isinstance(one, UnreadableCertificate):
        return (
            Cell(row.holder, Style.WRAPPED),
            Cell(one.reason, Style.WRAPPED),
            Cell(VERDICTS[row.verdict], Style.WARNING),
            *[Cell("")] * 4,
            Cell(one.pack_id),
            *[Cell("")] * 2,
        )
    return (
        Cell(one.holder_name, Style.WRAPPED),
        Cell(one.level, Style.WRAPPED),
        Cell(VERDICTS[row.verdict], Style.GOOD if row.verdict is Verdict.VALID else Style.WARNING),
        Cell(one.issued_on, Style.DATE),
        Cell(one.expires_on, Style.DATE),
        Cell(one.issued_by_name),
        Cell(one.code),
        Cell(one.pack_id),
        Cell(one.pack_version),
        Cell(yes_no(one.fictional)),
    )


def _by_requirement(
    states: Sequence[RequirementState],
) -> dict[str, list[RequirementState]]:
    found: dict[str, list[RequirementState]] = {}
    for state in states:
        found.setdefault(state.finding.requirement_id, []).append(state)
    return found


def _people(number: int) -> Cell:
    if number < FEWEST_TRAINEES:
        return Cell(f"fewer than {FEWEST_TRAINEES}", Style.NUMBER)
    return Cell(number, Style.NUMBER)


def _distinct(values: Iterable[str]) -> Cell:
    return Cell(len(set(values)), Style.NUMBER)
