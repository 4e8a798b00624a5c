"""Tables: idempotency keys."""

from ipt_training.adapters.storage.tables.parts import declared, identity, moment, words

request = declared(
    "request",
    identity("key"),
    words("result"),
    moment("at"),
    owner="the operator",
    purpose="What a submit that came twice answered the first time",
    privacy="none",
    retention="removed by tidy after a day",
)
