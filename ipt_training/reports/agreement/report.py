"""A reliability report to take away: as a workbook and as a page, with a methods paragraph."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from ipt_training.domain.agreement.results import Agreement
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.reliability.estimate import Estimate, Result
from ipt_training.reports.agreement.advice import next_step, splitting_items
from ipt_training.reports.agreement.bands import bands_of
from ipt_training.reports.agreement.sentences import (
    answer_of,
    beside_answer,
    counts_of,
    error_of,
    hidden_of,
    selection_of,
)
from ipt_training.reports.agreement.sheets import FIGURE, figure_cells, items_sheet, pairs_sheet
from ipt_training.reports.figures import brief_percent, result_of
from ipt_training.reports.table import Book, Cell, Column, Sheet, Style
from ipt_training.reports.words import count_of, day_of, moment_of

WHO_RATED = {
    RaterKind.SELF: "the therapists themselves",
    RaterKind.SUPERVISOR: "supervisors of the therapists",
    RaterKind.INDEPENDENT: "raters who do not supervise the therapists",
}


@dataclass(frozen=True)
class ReportFacts:
    """Which programme a report is about, who made it when, and with what."""

    programme: str
    made_by: str
    made_at: datetime
    software: str


def reliability_book(facts: ReportFacts, agreement: Agreement) -> Book:
    """Give the whole report as a workbook."""
    return Book(
        title=f"Reliability of {agreement.rubric}",
        sheets=(
            _summary(facts, agreement),
            items_sheet(agreement),
            pairs_sheet(agreement),
            _left_out(agreement),
            _about(facts, agreement),
        ),
        properties={"creator": facts.made_by, "subject": facts.programme},
    )


def reliability_page(facts: ReportFacts, agreement: Agreement) -> dict[str, object]:
    """Give everything a printed report shows: texts, numbers and lists of them."""
    return {
        "title": f"Reliability of {agreement.rubric}",
        "programme": facts.programme,
        "question": agreement.main.question,
        "answer": answer_of(agreement),
        "share": beside_answer(agreement),
        "counts": counts_of(agreement.counts),
        "error": error_of(agreement) if agreement.is_mean else "",
        "selection": selection_of(agreement.selection),
        "compared": agreement.compared,
        "next_step": next_step(agreement),
        "coefficients": [
            {"question": one.question, "name": one.name, "figure": result_of(one.result)}
            for one in (agreement.main, *agreement.others)
        ],
        "splitting": splitting_items(agreement),
        "hidden": hidden_of(agreement),
        "bands": list(bands_of(agreement)),
        "items": [
            {
                "title": one.title,
                "group": one.group,
                "figure": result_of(one.agreement),
                "exact": brief_percent(one.exact),
                "within_one": brief_percent(one.within_one),
                "sessions": one.sessions,
            }
            for one in agreement.items
        ],
        "pairs": [
            {
                "first": pair.first.name,
                "second": pair.second.name,
                "figure": result_of(pair.result),
                "sessions": pair.sessions,
            }
            for pair in agreement.matrix
        ],
        "left_out": [{"n": one.n, "reason": one.reason} for one in agreement.left_out],
        "methods": methods_paragraph(facts, agreement),
        "references": list(references(agreement)),
        "made": f"Made by {facts.made_by} on {moment_of(facts.made_at)}",
        "structure": agreement.selection.structure_hash,
    }


def methods_paragraph(facts: ReportFacts, agreement: Agreement) -> str:
    """Write the paragraph on reliability that a paper needs, in APA's way of giving figures."""
    counts = agreement.counts
    sentences = [
        f"Fidelity was rated with {agreement.rubric}"
        f" (version {', '.join(agreement.versions) or 'none'}; structure SHA-256"
        f" {agreement.selection.structure_hash[:12]}).",
        f"{count_of(counts.sessions, 'session was', 'sessions were')} each rated by two or more of"
        f" {count_of(counts.raters, 'rater', 'raters')}, blind to one another"
        f" ({WHO_RATED[agreement.selection.kind]}); {count_of(counts.once, 'session', 'sessions')}"
        " rated once did not enter.",
    ]
    if agreement.period is not None:
        first, last = agreement.period
        sentences.append(f"Ratings were signed between {day_of(first)} and {day_of(last)}.")
    sentences.append(_main(agreement))
    if agreement.is_mean and isinstance(agreement.error, Estimate):
        sentences.append(
            f"The standard error of measurement of one rater's score was"
            f" {agreement.error.value:.2f} points on a scale from {agreement.scale[0]} to"
            f" {agreement.scale[1]}."
        )
    sentences += _by_item(agreement)
    sentences.append(
        "Self, supervisor and independent ratings and structures of the rubric were not pooled,"
        " traditions only where they ask the same items; amended ratings counted once. Figures were"
        f" computed with {facts.software}."
    )
    return " ".join(sentences)


def references(agreement: Agreement) -> tuple[str, ...]:
    """Give the sources that the methods paragraph cites."""
    icc = (
        "McGraw, K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation"
        " coefficients. Psychological Methods, 1, 30–46. doi 10.1037/1082-989X.1.1.30"
    )
    gwet = "Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.). Advanced Analytics."
    return (icc, gwet) if agreement.is_mean else (gwet,)


def _main(agreement: Agreement) -> str:
    what = agreement.compared
    if agreement.is_mean:
        how = (
            f"Inter-rater reliability of the {what} was estimated as the intraclass correlation for"
            " absolute agreement of a single rater, ICC(A,1) (McGraw & Wong, 1996)"
        )
    else:
        how = (
            f"Inter-rater agreement on {what} was estimated as Gwet's AC2 with ordinal weights"
            " (Gwet, 2014)"
        )
    result = agreement.main.result
    if not isinstance(result, Estimate):
        return f"{how}; it was not estimable because {result.reason}."
    note = f" ({result.note})" if result.note else ""
    return f"{how}: {_apa(result)}{note}."


def _by_item(agreement: Agreement) -> list[str]:
    values = [one.agreement.value for one in agreement.items if isinstance(one.agreement, Estimate)]
    if not agreement.is_mean or not values:
        return []
    return [
        f"Agreement on single items (Gwet's AC2, ordinal weights; Gwet, 2014) ranged from"
        f" {_bare(min(values))} to {_bare(max(values))} (median {_bare(median(values))},"
        f" {count_of(len(values), 'item', 'items')})."
    ]


def _apa(result: Estimate) -> str:
    if result.low is None or result.high is None:
        return f"{_bare(result.value)}"
    return (
        f"{_bare(result.value)}, {result.confidence:.0%} CI [{_bare(result.low)},"
        f" {_bare(result.high)}]"
    )


def _bare(value: float) -> str:
    """Write a coefficient without the zero that it can never exceed: .62, −.10, 1.00."""
    text = f"{abs(value):.2f}"
    return ("−" if value < 0 and float(text) else "") + text.removeprefix("0")


def _summary(facts: ReportFacts, agreement: Agreement) -> Sheet:
    error: tuple[tuple[str, str, Result], ...] = ()
    if agreement.is_mean:
        error = (
            ("How far may one score be off, in points?", "SEM", agreement.error),
            (
                "Which difference of two scores is more than error?",
                "Smallest detectable difference, points",
                agreement.detectable,
            ),
        )
    rows = (
        *((one.question, one.name, one.result) for one in (agreement.main, *agreement.others)),
        *error,
    )
    return Sheet(
        name="Reliability",
        preamble=(
            (Cell(agreement.main.question, Style.TITLE),),
            (Cell(answer_of(agreement), Style.WRAPPED),),
            (Cell(beside_answer(agreement), Style.WRAPPED),),
            (Cell(next_step(agreement), Style.WRAPPED),),
            (Cell(counts_of(agreement.counts), Style.WRAPPED),),
            (Cell(f"Compared: {agreement.compared}.", Style.NOTE),),
            (Cell(f"{selection_of(agreement.selection)}.", Style.NOTE),),
            (Cell(f"Made by {facts.made_by} on {moment_of(facts.made_at)}", Style.NOTE),),
            (),
            *((Cell(sentence, Style.WRAPPED),) for sentence in bands_of(agreement)),
            (),
        ),
        columns=(Column("Question", 60), Column("Coefficient", 40), *FIGURE),
        rows=tuple(
            (Cell(question, Style.WRAPPED), Cell(name, Style.WRAPPED), *figure_cells(result))
            for question, name, result in rows
        ),
        landscape=True,
    )


def _left_out(agreement: Agreement) -> Sheet:
    return Sheet(
        name="Left out",
        preamble=(
            (Cell("Ratings that are not in the figures", Style.TITLE),),
            (Cell(f"{agreement.counts.ratings} ratings are in the figures.", Style.NOTE),),
        ),
        columns=(Column("Why", 76), Column("Ratings (n)", 12)),
        rows=tuple(
            (Cell(one.reason, Style.WRAPPED), Cell(one.n, Style.NUMBER))
            for one in agreement.left_out
        ),
    )


def _about(facts: ReportFacts, agreement: Agreement) -> Sheet:
    rows = (
        ("For a paper", methods_paragraph(facts, agreement)),
        *(("Source", source) for source in references(agreement)),
        ("Programme", facts.programme),
        ("Rubric, structure (SHA-256)", agreement.selection.structure_hash),
    )
    return Sheet(
        name="Methods",
        preamble=((Cell("Methods, ready for a paper", Style.TITLE),),),
        columns=(Column("What", 26), Column("Text", 100)),
        rows=tuple((Cell(name), Cell(value, Style.WRAPPED)) for name, value in rows),
        landscape=True,
    )
