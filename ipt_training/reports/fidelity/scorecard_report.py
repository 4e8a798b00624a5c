"""A scorecard to take away: as a workbook and as a page that prints."""

from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.scorecard import Scorecard
from ipt_training.reports.fidelity.scorecard_page import scorecard_page
from ipt_training.reports.fidelity.scorecard_sentences import SessionFacts
from ipt_training.reports.fidelity.scorecard_sheets import (
    about_sheet,
    evidence_sheet,
    items_sheet,
    summary_sheet,
)
from ipt_training.reports.table import Book

__all__ = ["SessionFacts", "scorecard_book", "scorecard_page"]


def scorecard_book(
    rating: SignedRating,
    rubric: Rubric,
    scorecard: Scorecard,
    facts: SessionFacts,
    precision: Precision | None = None,
) -> Book:
    """Give one signed rating as a workbook: the sentence, the items, the evidence, the origin."""
    return Book(
        title=f"Scorecard {rating.id}",
        sheets=(
            summary_sheet(rating, rubric, scorecard, facts),
            items_sheet(rubric, scorecard),
            evidence_sheet(rating, rubric, facts),
            about_sheet(rating, rubric, scorecard, facts, precision),
        ),
        properties={
            "creator": rating.rater_name,
            "subject": f"Session {facts.session_number} of {facts.pseudonym}",
        },
    )
