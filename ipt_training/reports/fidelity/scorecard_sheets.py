"""The sheets of a scorecard workbook."""

from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Aspect, Rubric
from ipt_training.domain.fidelity.scorecard import Figure, ItemLine, Mean, Scorecard
from ipt_training.reports.fidelity.precision import precision_of
from ipt_training.reports.fidelity.scorecard_sentences import (
    SessionFacts,
    aside_sentence,
    behaviours,
    essentials_sentence,
    how_formed,
    levels_sentence,
    outcome_sentence,
    provenance,
    reason_unscored,
    session_line,
)
from ipt_training.reports.table import BarChart, Cell, Column, Sheet, Style
from ipt_training.reports.words import POLARITIES, STANDINGS, TIMES_MAY_BE_OFF, figure_of

NOTHING = Cell(None)
UNSCORED = Cell(None, Style.NUMBER)


def summary_sheet(
    rating: SignedRating, rubric: Rubric, scorecard: Scorecard, facts: SessionFacts
) -> Sheet:
    """Give the sentence first, then reasons, flags, figures and the subscales."""
    skill = rubric.scale(Aspect.SKILL)
    chart = None
    if skill is not None and any(isinstance(s.skill, Mean) for s in scorecard.subscales):
        chart = BarChart(
            title=f"Mean skill by subscale ({scorecard.rated} items rated)",
            labels=0,
            values=3,
            axis=f"Skill, {skill.lowest} to {skill.highest}",
            minimum=skill.lowest,
            maximum=skill.highest,
        )
    return Sheet(
        name="Scorecard",
        preamble=_preamble(rating, rubric, scorecard, facts),
        columns=(
            Column("Subscale", 42),
            Column("Mean extent", 12, _range(rubric, Aspect.EXTENT)),
            Column("n (extent)", 11),
            Column("Mean skill", 12, _range(rubric, Aspect.SKILL)),
            Column("n (skill)", 10),
            Column("Items that apply", 12),
            Column("Where there is no figure", 34),
        ),
        rows=tuple(
            (
                Cell(subscale.title, Style.WRAPPED),
                *_figure(subscale.extent),
                *_figure(subscale.skill),
                Cell(subscale.applicable, Style.NUMBER),
                Cell(_why_none(subscale.extent, subscale.skill), Style.WRAPPED),
            )
            for subscale in scorecard.subscales
        ),
        chart=chart,
        landscape=True,
    )


def items_sheet(rubric: Rubric, scorecard: Scorecard) -> Sheet:
    """Give one row per applicable item."""
    return Sheet(
        name="Items",
        preamble=(
            (Cell("Items", Style.TITLE),),
            (Cell("An empty score is no zero: the reason stands beside it.", Style.NOTE),),
        ),
        columns=(
            Column("Group", 18),
            Column("Item", 26),
            Column("Standing", 12),
            *(Column(a.value.capitalize(), 10, _range(rubric, a)) for a in Aspect),
            Column("Not rated because", 16),
            Column("Behaviour of the anchor chosen", 48),
            Column("Below its minimum", 10),
            Column("Evidence (n)", 10),
            Column("Rater's note", 32),
        ),
        rows=tuple(_item_row(rubric, line) for line in scorecard.items),
        landscape=True,
    )


def evidence_sheet(rating: SignedRating, rubric: Rubric, facts: SessionFacts) -> Sheet:
    """Give every moment marked, in order of time."""
    moments = sorted(rating.judgement.evidence, key=lambda moment: (moment.start, moment.end))
    titles = {item.id: item.title for item in rubric.items}
    notes = [f"{len(moments)} marked, in order of time."]
    if moments and facts.times_may_be_off:
        notes.append(TIMES_MAY_BE_OFF)
    return Sheet(
        name="Evidence",
        preamble=(
            (Cell("Evidence", Style.TITLE),),
            *((Cell(note, Style.NOTE),) for note in notes),
        ),
        columns=(
            Column("Start", 10),
            Column("End", 10),
            Column("Speaks", 10),
            Column("Items", 50),
            Column("Rater's note", 64),
        ),
        rows=tuple(
            (
                Cell(int(moment.start), Style.DURATION),
                Cell(int(moment.end), Style.DURATION),
                Cell(POLARITIES[moment.polarity]),
                Cell("; ".join(titles.get(i, i) for i in moment.items), Style.WRAPPED),
                Cell(moment.note, Style.WRAPPED),
            )
            for moment in moments
        ),
        landscape=True,
    )


def about_sheet(
    rating: SignedRating,
    rubric: Rubric,
    scorecard: Scorecard,
    facts: SessionFacts,
    precision: Precision | None,
) -> Sheet:
    """Give where the scorecard comes from and how its figures are formed."""
    rows = [
        *provenance(rating, rubric, facts),
        *(("How scores are formed", sentence) for sentence in how_formed(rubric)),
        *(
            ("How sure the mean is", sentence)
            for sentence in (precision_of(scorecard.skill, precision),)
            if sentence
        ),
    ]
    return Sheet(
        name="About",
        preamble=((Cell("About this scorecard", Style.TITLE),),),
        columns=(Column("What", 34), Column("Value", 92)),
        rows=tuple((Cell(name), Cell(value, Style.WRAPPED)) for name, value in rows),
    )


def _preamble(
    rating: SignedRating, rubric: Rubric, scorecard: Scorecard, facts: SessionFacts
) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = [
        (Cell(outcome_sentence(scorecard), Style.TITLE),),
        (Cell(levels_sentence(scorecard, rubric), Style.WRAPPED),),
        (Cell(session_line(rating, scorecard, facts), Style.NOTE),),
        *([(Cell(aside_sentence(facts.aside), Style.RISK),)] if facts.aside else []),
        *((Cell(reason, Style.WRAPPED),) for reason in scorecard.reasons),
        *((Cell(f"Look at this first: {flag.sentence}", Style.RISK),) for flag in scorecard.flags),
        (),
        *_overall("Mean extent", scorecard.extent),
        *_overall("Mean skill", scorecard.skill),
        (
            Cell("Items rated"),
            Cell(scorecard.rated, Style.NUMBER),
            Cell(f"of {scorecard.applicable} that apply"),
        ),
        (Cell("Essential items"), Cell(essentials_sentence(scorecard))),
    ]
    if rating.judgement.comment:
        rows += [
            (),
            (Cell("The rater's words", Style.HEADING),),
            (Cell(rating.judgement.comment, Style.WRAPPED),),
        ]
    return (*rows, ())


def _overall(name: str, figure: Figure) -> tuple[tuple[Cell, ...], ...]:
    if isinstance(figure, Mean):
        return ((Cell(name), Cell(figure.value, Style.MEAN), Cell(f"n = {figure.n}")),)
    return ((Cell(name), Cell(figure_of(figure))),)


def _figure(figure: Figure) -> tuple[Cell, Cell]:
    if isinstance(figure, Mean):
        return Cell(figure.value, Style.MEAN), Cell(figure.n, Style.NUMBER)
    return Cell(None, Style.MEAN), Cell(0, Style.NUMBER)


def _why_none(extent: Figure, skill: Figure) -> str:
    named = (("Extent", extent), ("Skill", skill))
    return "; ".join(
        f"{name}: {figure.reason}" for name, figure in named if not isinstance(figure, Mean)
    )


def _range(rubric: Rubric, aspect: Aspect) -> tuple[float, float] | None:
    scale = rubric.scale(aspect)
    if scale is None:
        return None
    better_low = aspect in (Aspect.DOSE, Aspect.PURPOSE)
    return (scale.highest, scale.lowest) if better_low else (scale.lowest, scale.highest)


def _item_row(rubric: Rubric, line: ItemLine) -> tuple[Cell, ...]:
    scores = line.answer.scores
    return (
        Cell(rubric.group_of(line.item.id).title, Style.WRAPPED),
        Cell(line.item.title, Style.WRAPPED),
        Cell(STANDINGS[line.item.standing]),
        *(Cell(scores[a], Style.NUMBER) if a in scores else UNSCORED for a in Aspect),
        Cell(reason_unscored(line), Style.WRAPPED),
        Cell(behaviours(line), Style.WRAPPED),
        Cell("Below", Style.WARNING) if line.below_minimum else NOTHING,
        Cell(line.evidence_count, Style.NUMBER),
        Cell(line.answer.note, Style.WRAPPED),
    )
