"""Tables: the rubrics that ratings and drafts were made with, to the word."""

from ipt_training.adapters.storage.tables.parts import declared, identity, words

quoted_rubric = declared(
    "quoted_rubric",
    identity("content_hash"),
    words("rubric_id"),
    words("rubric_version"),
    words("words"),
    owner="the programme",
    purpose="Rubrics as they were when somebody rated with them, whatever is installed now",
    privacy="none",
    retention="as long as a rating quotes it",
)
