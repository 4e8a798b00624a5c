"""The tables, each with its owner, purpose, privacy class and retention.

Privacy classes: ``none``, ``personal`` (about an account holder), ``health`` (about a patient, even
under a pseudonym) and ``secret`` (lets somebody in, or opens a recording).
"""

from ipt_training.adapters.storage.tables.attempts import attempt, attempt_step
from ipt_training.adapters.storage.tables.audit_trail import audit, known_key
from ipt_training.adapters.storage.tables.cases import treatment_case
from ipt_training.adapters.storage.tables.certificates import certificate, withdrawal
from ipt_training.adapters.storage.tables.drafts import draft
from ipt_training.adapters.storage.tables.hours import hours_confirmation, hours_entry
from ipt_training.adapters.storage.tables.hours_words import hours_word
from ipt_training.adapters.storage.tables.parts import PRIVACY, metadata
from ipt_training.adapters.storage.tables.people import person, supervision
from ipt_training.adapters.storage.tables.quoted_rubrics import quoted_rubric
from ipt_training.adapters.storage.tables.ratings import (
    item_score,
    rating,
    scorecard_read,
    set_aside,
)
from ipt_training.adapters.storage.tables.recordings import due_mark, recording, transcript
from ipt_training.adapters.storage.tables.requests import request
from ipt_training.adapters.storage.tables.sign_ins import failed_guess, sign_in
from ipt_training.adapters.storage.tables.standings import standing
from ipt_training.adapters.storage.tables.tallies import tally

__all__ = [
    "APPEND_ONLY",
    "PRIVACY",
    "attempt",
    "attempt_step",
    "audit",
    "certificate",
    "draft",
    "due_mark",
    "failed_guess",
    "hours_confirmation",
    "hours_entry",
    "hours_word",
    "item_score",
    "known_key",
    "metadata",
    "person",
    "quoted_rubric",
    "rating",
    "recording",
    "request",
    "scorecard_read",
    "set_aside",
    "sign_in",
    "standing",
    "supervision",
    "tally",
    "transcript",
    "treatment_case",
    "withdrawal",
]

APPEND_ONLY = (
    "quoted_rubric",
    "rating",
    "item_score",
    "set_aside",
    "attempt",
    "attempt_step",
    "hours_entry",
    "hours_confirmation",
    "hours_word",
    "certificate",
    "withdrawal",
    "audit",
)
"""Tables whose rows nobody changes or removes, not even this product."""
