"""A certificate to take away: as a page that prints, and with the decision under it."""

from datetime import date

from ipt_training.domain.certification.certificate import Certificate, Verdict
from ipt_training.domain.certification.decision import Finding
from ipt_training.reports.table import Book, Cell, Column, Sheet, Style
from ipt_training.reports.words import VERDICTS, amount_of, day_of, moment_of, yes_no

WHAT_IT_SAYS = (
    "This certificate records that the requirements listed were met on the day it was issued."
    " It does not guarantee competence."
)
MOST_LINES = 18
"""More lines than these of requirements, statement and names fit on a page only in small print."""
FICTIONAL = "Demonstration: a fictional person"


def certificate_page(
    certificate: Certificate, at: str, withdrawn_on: date | None = None
) -> dict[str, object]:
    """Give everything a printed certificate shows; ``at`` is the address of this installation."""
    return {
        "holder": certificate.holder_name,
        "level": certificate.level,
        "programme": certificate.programme,
        "issued": day_of(certificate.issued_on),
        "expires": day_of(certificate.expires_on),
        "issued_by": certificate.issued_by_name,
        "statement": certificate.statement,
        "requirements": [
            {"title": finding.title, "have": amount_of(finding.have), "unit": finding.unit}
            for finding in certificate.decision.findings
            if finding.met
        ],
        "full": _is_full(certificate),
        "code_parts": _parts(certificate.code),
        "address": f"{at}/verify",
        "withdrawn": _withdrawn(withdrawn_on),
        "what_it_says": WHAT_IT_SAYS,
        "fictional": FICTIONAL if certificate.fictional else "",
    }


def certificate_book(certificate: Certificate, at: str, withdrawn_on: date | None = None) -> Book:
    """Give a certificate and the decision it rests on as a workbook."""
    withdrawn = _withdrawn(withdrawn_on)
    return Book(
        title=f"Certificate {certificate.code}{f' ({withdrawn.lower()})' if withdrawn else ''}",
        sheets=(
            _record(certificate, verification(certificate, at), withdrawn),
            _decision(certificate),
            _about(certificate),
        ),
        properties={"creator": certificate.issued_by_name, "subject": certificate.level},
    )


def verification(certificate: Certificate, at: str) -> str:
    """Give the address of the page that says whether this certificate counts."""
    return f"{at}/verify/{certificate.code}"


def _withdrawn(on: date | None) -> str:
    return f"{VERDICTS[Verdict.WITHDRAWN]} on {day_of(on)}" if on else ""


def _record(certificate: Certificate, address: str, withdrawn: str) -> Sheet:
    rows = (
        *((("State", Cell(withdrawn, Style.WARNING)),) if withdrawn else ()),
        ("Holder", Cell(certificate.holder_name, Style.WRAPPED)),
        ("Level", Cell(certificate.level, Style.WRAPPED)),
        ("Programme", Cell(certificate.programme, Style.WRAPPED)),
        ("Issued on", Cell(certificate.issued_on, Style.DATE)),
        ("Expires on", Cell(certificate.expires_on, Style.DATE)),
        ("Issued by", Cell(certificate.issued_by_name, Style.WRAPPED)),
        ("Issued at (UTC)", Cell(certificate.issued_at, Style.MOMENT)),
        ("Statement", Cell(certificate.statement, Style.WRAPPED)),
        ("Code", Cell(certificate.code)),
        ("Verify at", Cell(address, Style.WRAPPED)),
    )
    warnings = (
        f"{withdrawn}. It does not count. Code {certificate.code}" if withdrawn else "",
        FICTIONAL if certificate.fictional else "",
    )
    notice = tuple((Cell(warning, Style.WARNING),) for warning in warnings if warning)
    return Sheet(
        name="Record",
        preamble=((Cell("Certificate", Style.TITLE),), *notice, (Cell(WHAT_IT_SAYS, Style.NOTE),)),
        columns=(Column("What", 24), Column("Value", 80)),
        rows=tuple((Cell(name), value) for name, value in rows),
    )


def _decision(certificate: Certificate) -> Sheet:
    decision = certificate.decision
    met = sum(finding.met for finding in decision.findings)
    return Sheet(
        name="Decision",
        preamble=(
            (Cell(f"Decided on {day_of(decision.on)}", Style.TITLE),),
            (Cell(f"{met} of {len(decision.findings)} requirements met", Style.NOTE),),
        ),
        columns=(
            Column("Requirement", 50),
            Column("Have", 9),
            Column("Need", 9),
            Column("Unit", 22),
            Column("Met", 8),
            Column("What is missing", 46),
            Column("Evidence (n)", 11),
        ),
        rows=tuple(_finding_row(finding) for finding in decision.findings),
        landscape=True,
    )


def _finding_row(finding: Finding) -> tuple[Cell, ...]:
    return (
        Cell(finding.title, Style.WRAPPED),
        Cell(finding.have, Style.NUMBER),
        Cell(finding.need, Style.NUMBER),
        Cell(finding.unit),
        Cell(yes_no(finding.met), Style.GOOD if finding.met else Style.WARNING),
        Cell(finding.missing, Style.WRAPPED),
        Cell(len(finding.evidence), Style.NUMBER),
    )


def _about(certificate: Certificate) -> Sheet:
    rows = (
        ("What a certificate says", WHAT_IT_SAYS),
        ("Requirements", certificate.pack_id),
        ("Version of the requirements", certificate.pack_version),
        ("Requirements, every word (SHA-256)", certificate.pack_hash),
        ("Signed by", f"{certificate.issued_by_name}, {moment_of(certificate.issued_at)}"),
        ("Record", certificate.id),
    )
    return Sheet(
        name="About",
        preamble=((Cell("About this certificate", Style.TITLE),),),
        columns=(Column("What", 34), Column("Value", 80)),
        rows=tuple((Cell(name), Cell(value, Style.WRAPPED)) for name, value in rows),
    )


def _is_full(certificate: Certificate) -> bool:
    """Say whether so much stands on it that one page needs small print."""
    requirements = sum(2 + len(f.title) // 55 for f in certificate.decision.findings if f.met)
    names = 2 * (len(certificate.holder_name) // 24 + len(certificate.level) // 45)
    return requirements + len(certificate.statement) // 60 + names > MOST_LINES


def _parts(code: str) -> list[str]:
    """Give a code in parts of four letters, which the eye can copy."""
    return [code[at : at + 4] for at in range(0, len(code), 4)]
