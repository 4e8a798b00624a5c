"""Signed ratings as rows: one for each rating, and one for each of its scores."""

from collections.abc import Collection, Iterator

from ipt_training.domain.fidelity.rating import NotRated
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.fidelity.scorecard import Figure, ItemLine, Mean
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.reports.fidelity.rated import Rated, RatedRow
from ipt_training.reports.table import Cell, Column, Sheet, Style
from ipt_training.reports.words import FOCUSES, OUTCOMES, PHASES, yes_no

LONG_COLUMNS = (
    Column("rating", 20),
    Column("case", 14),
    Column("session", 20),
    Column("session_no", 11),
    Column("recorded_on", 13),
    Column("phase", 13),
    Column("problem_area", 16),
    Column("dialect", 11),
    Column("therapist", 20),
    Column("rater", 20),
    Column("instrument", 16),
    Column("instrument_version", 18),
    Column("structure_hash", 20),
    Column("group", 16),
    Column("item", 16),
    Column("standing", 13),
    Column("aspect", 10),
    Column("applicable", 11),
    Column("score", 8),
    Column("not_rated", 16),
    Column("evidence_n", 11),
    Column("minutes", 10),
    Column("stage", 12),
    Column("amends", 20),
    Column("submitted_at_utc", 19),
)


def ratings_sheet(rated: Rated) -> Sheet:
    """Give one row for each signed rating, oldest first as they come; unreadable ones last."""
    amended = {row.rating.amends for row in rated.rows}
    return Sheet(
        name="Ratings",
        preamble=(
            (Cell("Signed ratings", Style.TITLE),),
            (Cell(f"n = {len(rated.rows)}. Means stand with the n they are over.", Style.NOTE),),
        ),
        columns=(
            Column("Rating", 20),
            Column("Therapist", 24),
            Column("Patient's pseudonym", 18),
            Column("Session", 9),
            Column("Phase", 13),
            Column("Problem area", 24),
            Column("Rater", 24),
            Column("Rubric", 16),
            Column("Version", 9),
            Column("Structure (SHA-256)", 22),
            Column("Mean extent", 10),
            Column("n (extent)", 10),
            Column("Mean skill", 10),
            Column("n (skill)", 9),
            Column("Outcome", 24),
            Column("Flags (n)", 9),
            Column("Evidence (n)", 11),
            Column("Minutes from start to signature", 15),
            Column("Signed at (UTC)", 18),
            Column("Amended since", 10),
            Column("Set aside", 10),
        ),
        rows=(
            *(_rating_row(row, amended=row.rating.id in amended) for row in rated.rows),
            *map(_unreadable_row, rated.unreadable),
        ),
        landscape=True,
    )


def ratings_long(rated: Rated) -> Sheet:
    """Give one row for each rating, applicable item and aspect: tidy, for a statistics program.

    People and sessions stand under their ids alone; a score that is not there is empty, and
    ``not_rated`` says why; ``applicable`` is 1 or 0. ``stage`` is ``current``, ``amended``,
    ``set_aside`` or, in the one row of a rating that cannot be read, ``unreadable``.
    """
    amended = {row.rating.amends for row in rated.rows}
    rows = [cells for row in rated.rows for cells in _long_rows(row, stage=_stage(row, amended))]
    rows.extend(map(_unreadable_long, rated.unreadable))
    return Sheet(name="Long", columns=LONG_COLUMNS, rows=tuple(rows), landscape=True)


def _stage(row: RatedRow, amended: Collection[str | None]) -> str:
    if row.facts.aside is not None:
        return "set_aside"
    return "amended" if row.rating.id in amended else "current"


def _unreadable_long(rating: UnreadableRating) -> tuple[Cell, ...]:
    known = {
        "rating": rating.id,
        "session": rating.recording_id,
        "therapist": rating.therapist_id,
        "rater": rating.rater_id,
        "instrument": rating.rubric_id,
        "stage": "unreadable",
    }
    return tuple(Cell(known.get(column.title)) for column in LONG_COLUMNS)


def _unreadable_row(rating: UnreadableRating) -> tuple[Cell, ...]:
    known = {0: rating.id, 7: rating.rubric_id, 14: rating.reason}
    return tuple(Cell(known.get(at), Style.WRAPPED) for at in range(21))


def _minutes(row: RatedRow) -> float:
    return (row.rating.signed_at - row.rating.started_at).total_seconds() / 60


def _figure(figure: Figure) -> tuple[Cell, Cell]:
    if isinstance(figure, Mean):
        return Cell(figure.value, Style.MEAN), Cell(figure.n, Style.NUMBER)
    return Cell(None, Style.MEAN), Cell(0, Style.NUMBER)


def _rating_row(row: RatedRow, *, amended: bool) -> tuple[Cell, ...]:
    rating, scorecard, facts = row.rating, row.scorecard, row.facts
    return (
        Cell(rating.id),
        Cell(facts.therapist),
        Cell(facts.pseudonym),
        Cell(facts.session_number, Style.NUMBER),
        Cell(PHASES[scorecard.heard.phase]),
        Cell(FOCUSES[scorecard.heard.focus]),
        Cell(rating.rater_name),
        Cell(rating.rubric.id),
        Cell(rating.rubric.version),
        Cell(rating.rubric.structure_hash),
        *_figure(scorecard.extent),
        *_figure(scorecard.skill),
        Cell(OUTCOMES[scorecard.outcome]),
        Cell(len(scorecard.flags), Style.NUMBER),
        Cell(len(rating.judgement.evidence), Style.NUMBER),
        Cell(_minutes(row), Style.MEAN),
        Cell(rating.signed_at, Style.MOMENT),
        Cell(yes_no(amended)),
        Cell(yes_no(row.facts.aside is not None)),
    )


def _long_rows(row: RatedRow, *, stage: str) -> Iterator[tuple[Cell, ...]]:
    rating, heard = row.rating, row.scorecard.heard
    head = (
        Cell(rating.id),
        Cell(row.facts.pseudonym),
        Cell(rating.recording_id),
        Cell(row.facts.session_number, Style.NUMBER),
        Cell(row.facts.recorded_on, Style.DATE),
        Cell(heard.phase.value),
        Cell(heard.focus.value),
        Cell(heard.dialect.value),
        Cell(rating.therapist_id),
        Cell(rating.rater_id),
        Cell(rating.rubric.id),
        Cell(rating.rubric.version),
        Cell(rating.rubric.structure_hash),
    )
    tail = (
        Cell(_minutes(row), Style.MEAN),
        Cell(stage),
        Cell(rating.amends),
        Cell(rating.signed_at, Style.MOMENT),
    )
    groups = {item_id: group.id for group in row.rubric.groups for item_id in group.items}
    for line in row.scorecard.items:
        item = line.item
        names = (Cell(groups[item.id]), Cell(item.id), Cell(item.standing.value))
        evidence = Cell(line.evidence_count, Style.NUMBER)
        for aspect in item.aspects:
            yield (*head, *names, *_score(line, aspect), evidence, *tail)


def _score(line: ItemLine, aspect: Aspect) -> tuple[Cell, Cell, Cell, Cell]:
    score = line.answer.scores.get(aspect)
    applies = line.answer.not_rated is not NotRated.NOT_APPLICABLE
    if line.answer.not_rated is not None:
        reason = line.answer.not_rated.value
    elif score is None and aspect is Aspect.PURPOSE:
        reason = "nothing_outside"
    else:
        reason = "" if score is not None else "not_answered"
    return (
        Cell(aspect.value),
        Cell(int(applies), Style.NUMBER),
        Cell(score, Style.NUMBER),
        Cell(reason),
    )
