"""A scorecard as the plain values a printed page is filled with."""

from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Aspect, Rubric
from ipt_training.domain.fidelity.scorecard import Figure, ItemLine, Mean, Scorecard, Subscale
from ipt_training.reports.fidelity.precision import precision_of
from ipt_training.reports.fidelity.scorecard_sentences import (
    SessionFacts,
    aside_sentence,
    behaviours,
    how_formed,
    levels_sentence,
    outcome_sentence,
    provenance,
    reason_unscored,
    session_line,
    whole_figures,
)
from ipt_training.reports.words import (
    OUTCOMES,
    POLARITIES,
    STANDINGS,
    TIMES_MAY_BE_OFF,
    figure_of,
    span_of,
)


def scorecard_page(
    rating: SignedRating,
    rubric: Rubric,
    scorecard: Scorecard,
    facts: SessionFacts,
    precision: Precision | None = None,
) -> dict[str, object]:
    """Give everything a printed scorecard shows: texts, numbers and lists of them."""
    moments = sorted(rating.judgement.evidence, key=lambda moment: (moment.start, moment.end))
    titles = {item.id: item.title for item in rubric.items}
    return {
        "title": f"Scorecard: {facts.therapist}, session {facts.session_number}",
        "sentence": outcome_sentence(scorecard),
        "outcome": scorecard.outcome.value,
        "outcome_words": OUTCOMES[scorecard.outcome],
        "session": session_line(rating, scorecard, facts),
        "reasons": list(scorecard.reasons),
        "flags": [
            *([aside_sentence(facts.aside)] if facts.aside else []),
            *(flag.sentence for flag in scorecard.flags),
        ],
        "levels": levels_sentence(scorecard, rubric),
        "figures": [list(pair) for pair in whole_figures(scorecard)],
        "scale": _scale(rubric),
        "mark": rubric.pass_rule.mean_skill,
        "mark_share": _share(rubric, rubric.pass_rule.mean_skill),
        "decides": not rubric.brief,
        "subscales": [_subscale(rubric, subscale) for subscale in scorecard.subscales],
        "groups": _groups(rubric, scorecard),
        "times": TIMES_MAY_BE_OFF if moments and facts.times_may_be_off else "",
        "evidence": [
            {
                "span": span_of(moment.start, moment.end),
                "polarity": POLARITIES[moment.polarity],
                "kind": moment.polarity.value,
                "items": [titles.get(item_id, item_id) for item_id in moment.items],
                "note": moment.note,
            }
            for moment in moments
        ],
        "comment": rating.judgement.comment,
        "rater": rating.rater_name,
        "how_formed": list(how_formed(rubric)),
        "precision": precision_of(scorecard.skill, precision),
        "provenance": [list(pair) for pair in provenance(rating, rubric, facts)],
    }


def _overall(figure: Figure) -> dict[str, object]:
    if isinstance(figure, Mean):
        return {"value": f"{figure.value:.2f}", "n": figure.n, "words": figure_of(figure)}
    return {"value": "", "n": 0, "words": figure_of(figure)}


def _scale(rubric: Rubric) -> list[dict[str, object]]:
    scale = rubric.scale(Aspect.SKILL)
    if scale is None:
        return []
    return [
        {"value": level.value, "label": level.label, "share": _share(rubric, level.value)}
        for level in scale.levels
    ]


def _share(rubric: Rubric, skill: float) -> float:
    """Give where a skill lies between the lowest and the highest, in percent."""
    scale = rubric.scale(Aspect.SKILL)
    if scale is None:
        return 0.0
    return round(100 * (skill - scale.lowest) / (scale.highest - scale.lowest), 2)


def _subscale(rubric: Rubric, subscale: Subscale) -> dict[str, object]:
    skill = subscale.skill
    return {
        "title": subscale.title,
        "skill": _overall(skill),
        "extent": _overall(subscale.extent),
        "applicable": subscale.applicable,
        "share": _share(rubric, skill.value) if isinstance(skill, Mean) else None,
    }


def _groups(rubric: Rubric, scorecard: Scorecard) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
    for group in rubric.groups:
        lines = [_item(line) for line in scorecard.items if line.item.id in group.items]
        if lines:
            groups.append({"title": group.title, "lines": lines})
    return groups


def _item(line: ItemLine) -> dict[str, object]:
    scores = line.answer.scores
    return {
        "title": line.item.title,
        "standing": STANDINGS[line.item.standing],
        "scores": [[a.value.capitalize(), scores[a]] for a in Aspect if a in scores],
        "unscored": reason_unscored(line),
        "behaviour": behaviours(line),
        "below": line.below_minimum,
        "evidence": line.evidence_count,
        "note": line.answer.note,
    }
