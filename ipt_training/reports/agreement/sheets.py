"""Sheets about agreement: figures at full precision, each with its n, or why there is none."""

from collections.abc import Sequence

from ipt_training.domain.agreement.results import Agreement
from ipt_training.reliability.estimate import Estimate, Result
from ipt_training.reports.agreement.sentences import KINDS, hidden_of
from ipt_training.reports.table import Cell, Column, Sheet, Style
from ipt_training.reports.words import DIALECTS, PHASES

FIGURE = (
    Column("Figure", 10),
    Column("Lower limit", 11),
    Column("Upper limit", 11),
    Column("How it was formed, or why there is none", 44),
)
"""How a result stands in a row, whatever it is the result of."""
NOTHING = Cell(None, Style.MEAN)


def figure_cells(result: Result) -> tuple[Cell, Cell, Cell, Cell]:
    """Give a figure, its interval and, where there is none, why."""
    if isinstance(result, Estimate):
        return (
            Cell(result.value, Style.MEAN),
            Cell(result.low, Style.MEAN),
            Cell(result.high, Style.MEAN),
            Cell(result.note, Style.WRAPPED),
        )
    reason = Cell(f"Not estimable because {result.reason}.", Style.WRAPPED)
    return NOTHING, NOTHING, NOTHING, reason


def agreement_sheet(found: Sequence[Agreement]) -> Sheet:
    """Give the programme's agreement: one row for what is compared by one kind of rater."""
    return Sheet(
        name="Agreement",
        preamble=(
            (Cell("Agreement between raters", Style.TITLE),),
            (
                Cell(
                    "The share of the differences between scores that are differences between"
                    " sessions: ICC(A,1), absolute agreement of one rater.",
                    Style.NOTE,
                ),
            ),
            (
                Cell(
                    "Kinds of rater and structures of a rubric are never pooled; traditions where"
                    " they ask the same items, so that a rating may stand in two rows. SEM in"
                    " points of the scale.",
                    Style.NOTE,
                ),
            ),
        ),
        columns=(
            Column("Rubric", 26),
            Column("Versions", 10),
            Column("Who rated", 26),
            Column("Tradition", 18),
            Column("Phase", 12),
            Column("What is compared", 40),
            *FIGURE,
            Column("SEM", 8),
            Column("Sessions rated twice or more (n)", 12),
            Column("Sessions rated once (n)", 12),
            Column("Raters (n)", 10),
            Column("Pairs of raters (n)", 10),
            Column("Structure (SHA-256)", 22),
        ),
        rows=tuple(_row(one) for one in found),
        landscape=True,
    )


def items_sheet(agreement: Agreement) -> Sheet:
    """Give agreement by item, the least first."""
    return Sheet(
        name="Items",
        preamble=(
            (Cell("Agreement by item", Style.TITLE),),
            (Cell("Gwet's AC2 with ordinal weights; the least agreement first.", Style.NOTE),),
        ),
        columns=(
            Column("Item", 40),
            Column("Group", 26),
            Column("Scale", 10),
            *FIGURE,
            Column("The same score", 10),
            Column("At most one point apart", 12),
            Column("Sessions (n)", 10),
        ),
        rows=tuple(
            (
                Cell(one.title, Style.WRAPPED),
                Cell(one.group, Style.WRAPPED),
                Cell(one.aspect.capitalize()),
                *figure_cells(one.agreement),
                share_cell(one.exact),
                share_cell(one.within_one),
                Cell(one.sessions, Style.NUMBER),
            )
            for one in agreement.items
        ),
        landscape=True,
    )


def pairs_sheet(agreement: Agreement) -> Sheet:
    """Give agreement by pair of raters, in alphabetical order; nobody is ranked."""
    return Sheet(
        name="Raters",
        preamble=(
            (Cell("Agreement by pair of raters", Style.TITLE),),
            (
                Cell(
                    f"{agreement.main.name}. In alphabetical order."
                    f" {hidden_of(agreement)}".rstrip(),
                    Style.NOTE,
                ),
            ),
        ),
        columns=(
            Column("One rater", 26),
            Column("Another rater", 26),
            *FIGURE,
            Column("Sessions both rated (n)", 12),
        ),
        rows=tuple(
            (
                Cell(pair.first.name),
                Cell(pair.second.name),
                *figure_cells(pair.result),
                Cell(pair.sessions, Style.NUMBER),
            )
            for pair in agreement.matrix
        ),
        landscape=True,
    )


def share_cell(result: Result) -> Cell:
    """Give a share as a percentage; empty where there is none."""
    return Cell(result.value if isinstance(result, Estimate) else None, Style.PERCENT)


def _row(one: Agreement) -> tuple[Cell, ...]:
    selection, counts = one.selection, one.counts
    return (
        Cell(one.rubric, Style.WRAPPED),
        Cell(", ".join(one.versions)),
        Cell(KINDS[selection.kind], Style.WRAPPED),
        Cell(DIALECTS[selection.dialect], Style.WRAPPED),
        Cell(PHASES[selection.phase] if selection.phase else "All"),
        Cell(one.compared, Style.WRAPPED),
        *figure_cells(one.main.result),
        Cell(one.error.value if isinstance(one.error, Estimate) else None, Style.MEAN),
        Cell(counts.sessions, Style.NUMBER),
        Cell(counts.once, Style.NUMBER),
        Cell(counts.raters, Style.NUMBER),
        Cell(counts.pairs, Style.NUMBER),
        Cell(selection.structure_hash),
    )
