"""Files opened by LibreOffice: text stays text, numbers are numbers, nothing is a link (X01)."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipt_training.adapters.reporting.csv import csv_bytes
from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.domain.certification.certificate import Verdict
from ipt_training.reports.certification.certificate import certificate_book
from ipt_training.reports.certification.programme import (
    CertificateRow,
    ProgrammeFacts,
    RequirementState,
    programme_book,
)
from ipt_training.reports.fidelity.rated import Rated
from ipt_training.reports.fidelity.scorecard_report import scorecard_book
from ipt_training.reports.table import Book, Cell, Column, Sheet, Style
from tests.adapters.reporting.text_cases import COMMANDS
from tests.reports.builders import certificate, finding, rated_row

SOFFICE = shutil.which("soffice") or "soffice"
"""Named in the refusal of the system where it is missing; `make test` installs or asks for it."""


def hostile_sheet() -> Sheet:
    return Sheet(
        "Hostile",
        columns=(Column("Text"), Column("Also")),
        rows=tuple((Cell(text), Cell(text, Style.WRAPPED)) for text in COMMANDS),
    )


def books() -> dict[str, Book]:
    row = rated_row()
    facts = ProgrammeFacts("North River", "Level", "Lea", datetime(2027, 3, 4, tzinfo=UTC))
    return {
        "scorecard": scorecard_book(row.rating, row.rubric, row.scorecard, row.facts),
        "programme": programme_book(
            facts,
            Rated((row,)),
            (RequirementState("Abe", finding()),),
            (CertificateRow("Abe", certificate(), Verdict.VALID),),
        ),
        "certificate": certificate_book(certificate(), "https://x.example"),
        "hostile": Book("Hostile", (hostile_sheet(),)),
    }


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give what LibreOffice made of every file, all in one run, as flat XML."""
    folder: Path = tmp_path_factory.mktemp("office")
    for name, book in books().items():
        (folder / f"{name}.xlsx").write_bytes(ExcelWorkbooks().write(book))
    (folder / "hostile-values.csv").write_bytes(csv_bytes(hostile_sheet()))
    subprocess.run(
        [
            SOFFICE,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "fods",
            "--outdir",
            str(folder),
            *map(str, sorted([*folder.glob("*.xlsx"), *folder.glob("*.csv")])),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.fods")}


def test_every_file_opens(opened: dict[str, str]) -> None:
    assert sorted(opened) == sorted([*books(), "hostile-values"])


def test_no_cell_is_a_formula_or_a_link_or_an_error(opened: dict[str, str]) -> None:
    harmful = re.compile(r"table:formula|<text:a |Err:5|#NAME\?|#VALUE!")
    found = {name: harmful.findall(text) for name, text in opened.items()}
    assert found == {name: [] for name in opened}


def test_hostile_text_is_there_as_text(opened: dict[str, str]) -> None:
    assert ">=1+1<" in opened["hostile"]
    assert opened["hostile"].count('office:value-type="string"') == 2 * len(COMMANDS) + 2
    assert 'office:value-type="float"' not in opened["hostile"]


def test_numbers_dates_and_times_are_what_they_are(opened: dict[str, str]) -> None:
    scorecard, programme = opened["scorecard"], opened["programme"]
    assert 'office:value-type="float" office:value="3.5"' in scorecard
    assert 'office:time-value="PT00H01M01S"' in scorecard
    assert 'office:date-value="2027-03-03T14:02:00"' in programme
    assert 'office:date-value="2030-03-04"' in programme


def test_chart_colours_and_repeated_header_survive(opened: dict[str, str]) -> None:
    scorecard = opened["scorecard"]
    assert "Mean skill by subscale (4 items rated)" in scorecard
    assert "chart:bar" in scorecard
    assert "calcext:color-scale" in scorecard
    assert "<table:table-header-rows>" in scorecard
