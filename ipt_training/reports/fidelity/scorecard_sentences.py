"""What a scorecard says in sentences, shared by the workbook and the printed page."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from ipt_training.domain.fidelity.rating import SetAside, SignedRating
from ipt_training.domain.fidelity.rubric import Aspect, Rubric, Standing
from ipt_training.domain.fidelity.scorecard import ItemLine, Mean, Outcome, Scorecard
from ipt_training.reports.words import (
    DIALECTS,
    FOCUSES,
    NOT_RATED,
    PHASES,
    count_of,
    day_of,
    figure_of,
    moment_of,
    review_of,
)


@dataclass(frozen=True)
class SessionFacts:
    """Which session was rated: whose, with whom, which one and when."""

    therapist: str
    pseudonym: str
    session_number: int
    recorded_on: date
    aside: SetAside | None = None
    """How the rating was set aside, where it was."""
    times_may_be_off: bool = False
    """Whether its moments were marked in a form of the sound whose places were not exact."""


def aside_sentence(aside: SetAside) -> str:
    """Say that a rating counts no more, by whom, when and why."""
    return (
        f"Set aside by {aside.by_name} on {day_of(aside.at.date())}: {aside.reason} This rating is"
        " kept and shown, and is in no figure."
    )


def outcome_sentence(scorecard: Scorecard) -> str:
    """Say in one sentence what the rating comes to."""
    skill = _skill(scorecard)
    below = sum(line.below_minimum for line in scorecard.items)
    items = count_of(below, "item", "items")
    return {
        Outcome.MEETS: f"At the mark or above: {skill}, no item below its minimum.",
        Outcome.BELOW: f"Below the mark: {skill}, {items} below the minimum.",
        Outcome.UNDECIDED: "Undecided: too few items were rated to say.",
        Outcome.SECOND_RATER: "Undecided: a second rater has to look first.",
        Outcome.FEEDBACK_ONLY: f"Feedback, not a verdict: {skill}.",
    }[scorecard.outcome]


def levels_sentence(scorecard: Scorecard, rubric: Rubric) -> str:
    """Say on how many items the skill is at the level of the mark."""
    level = ceil(rubric.pass_rule.mean_skill)
    inside = (one for one in scorecard.items if one.item.standing is not Standing.OUTSIDE)
    skills = [
        one.answer.scores[Aspect.SKILL] for one in inside if Aspect.SKILL in one.answer.scores
    ]
    above = sum(skill >= level for skill in skills)
    return f"Skill is {level} or more on {above} of {count_of(len(skills), 'item', 'items')}."


def rated_of(scorecard: Scorecard) -> str:
    """Say how many items were rated, of how many that apply."""
    return f"{scorecard.rated} of {scorecard.applicable} that apply"


def whole_figures(scorecard: Scorecard) -> tuple[tuple[str, str], ...]:
    """Give the figures of the whole session as names and words, extent before skill."""
    return (
        ("Mean extent", figure_of(scorecard.extent)),
        ("Mean skill", figure_of(scorecard.skill)),
        ("Items rated", rated_of(scorecard)),
        ("Essential items", essentials_sentence(scorecard)),
    )


def essentials_sentence(scorecard: Scorecard) -> str:
    """Say how many essential items were met, of how many rated."""
    if not scorecard.essentials_rated:
        return "No essential item was rated."
    rated = count_of(scorecard.essentials_rated, "essential item", "essential items")
    return f"{scorecard.essentials_met} of {rated} rated are met"


def session_line(rating: SignedRating, scorecard: Scorecard, facts: SessionFacts) -> str:
    """Say in one line which session was rated, and by whom."""
    return (
        f"{facts.therapist} with {facts.pseudonym}, session {facts.session_number},"
        f" recorded on {day_of(facts.recorded_on)}; {PHASES[scorecard.heard.phase].lower()} phase,"
        f" {FOCUSES[scorecard.heard.focus].lower()}; rated by {rating.rater_name}"
    )


def reason_unscored(line: ItemLine) -> str:
    """Say why an item, or its purpose, has no score; empty where nothing is lacking."""
    if line.answer.not_rated is not None:
        return NOT_RATED[line.answer.not_rated]
    lacking = [aspect for aspect in line.item.aspects if aspect not in line.answer.scores]
    if lacking == [Aspect.PURPOSE]:
        return "No purpose to rate: not done"
    return "Not answered" if lacking else ""


def behaviours(line: ItemLine) -> str:
    """Give the behaviour of every anchor that was chosen."""
    chosen = [
        f"{aspect.value.capitalize()} {score}: {line.item.behaviour_at(aspect, score)}"
        for aspect, score in line.answer.scores.items()
        if line.item.behaviour_at(aspect, score)
    ]
    return "\n".join(chosen)


def how_formed(rubric: Rubric) -> tuple[str, ...]:
    """Say in plain words how the figures and the outcome come about."""
    rule = rubric.pass_rule
    return (
        "Each mean is the plain average of the scores given; every rated item counts once, and the"
        " n beside a mean says how many there were.",
        "“Not applicable” and “no opportunity” enter no mean and no count. Neither is a zero.",
        "Work outside IPT is scored on dose and purpose; it enters no mean of skill or extent.",
        f"The mark: a mean skill of at least {rule.mean_skill:.2f}, no essential item below"
        f" {rule.essential_skill}, no safety item below {rule.risk_skill}, and at least"
        f" {rule.rated_share:.0%} of the applicable items rated.",
        f"How the mark was set: {rule.method}",
    )


def provenance(
    rating: SignedRating, rubric: Rubric, facts: SessionFacts
) -> tuple[tuple[str, str], ...]:
    """Give everything that says where a scorecard comes from, as names and values."""
    heard = rating.judgement.heard
    rows = [
        ("Rating", rating.id),
        ("Therapist", facts.therapist),
        ("Patient's pseudonym", facts.pseudonym),
        ("Session", str(facts.session_number)),
        ("Recorded on", day_of(facts.recorded_on)),
        ("Recording, SHA-256", rating.recording_sha256),
        ("Rater", rating.rater_name),
        ("Started", moment_of(rating.started_at)),
        ("Signed", moment_of(rating.signed_at)),
        ("Meaning of the signature", rating.meaning),
        ("Tradition rated in", DIALECTS[heard.dialect] if heard else ""),
        ("Rubric", f"{rubric.title} ({rating.rubric.id})"),
        ("Rubric version", rating.rubric.version),
        ("Rubric, every word (SHA-256)", rating.rubric.content_hash),
        ("Rubric, structure alone (SHA-256)", rating.rubric.structure_hash),
        ("Clinical review of the rubric", review_of(rubric.clinical_review)),
        ("Licence of the rubric", rubric.licence),
    ]
    if rating.amends is not None:
        rows += [("Amends the rating", rating.amends), ("Reason for amending", rating.reason)]
    if facts.aside is not None:
        rows.append(("Set aside", aside_sentence(facts.aside)))
    return tuple(rows)


def _skill(scorecard: Scorecard) -> str:
    if isinstance(scorecard.skill, Mean):
        items = count_of(scorecard.skill.n, "item", "items")
        return f"mean skill {scorecard.skill.value:.2f} over {items}"
    return figure_of(scorecard.skill).lower()
