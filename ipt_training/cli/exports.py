"""``export``: workbooks and the tidy long file."""

from pathlib import Path
from typing import Annotated

import typer

from ipt_training import bootstrap
from ipt_training.cli.speech import refuse, say
from ipt_training.domain.ids import RatingId

Out = Annotated[Path, typer.Option("--out", help="The file to write.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    export = typer.Typer(help="Workbooks and the tidy long file.", no_args_is_help=True)
    export.command("scorecard")(scorecard)
    export.command("programme")(programme)
    export.command("ratings")(ratings)
    app.add_typer(export, name="export")


def scorecard(
    rating: Annotated[str, typer.Option("--rating", help="The id of a signed rating.")], out: Out
) -> None:
    """Write one signed rating as a workbook."""
    _write(out, bootstrap.services().exports.as_operator().scorecard_workbook(RatingId(rating)))


def programme(
    out: Out,
    requirements: Annotated[str, typer.Option(help="The id of a requirement pack.")] = "",
) -> None:
    """Write the whole programme as a workbook."""
    services = bootstrap.services()
    pack = requirements or services.content.programmes()[0].id
    book = services.exports.as_operator().programme_book(pack)
    _write(out, services.exports.workbooks.write(book))


def ratings(out: Out) -> None:
    """Write every item score as one tidy CSV file."""
    sheet = bootstrap.services().exports.as_operator().ratings_long()
    _write(out, bootstrap.as_csv(sheet))


def _write(out: Path, content: bytes) -> None:
    if not out.parent.is_dir():
        refuse(f"There is no folder {out.parent}.")
    out.write_bytes(content)
    say(f"Wrote {out} ({len(content):,} bytes).")
