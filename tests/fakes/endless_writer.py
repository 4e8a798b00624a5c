"""A program that signs one rating after the other until it is killed.

It prints the id of a rating only after the transaction that stored it was committed.
"""

import sys
from datetime import timedelta
from itertools import count

from ipt_training.adapters.storage.store import SqlStore
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import NOON, SUPERVISOR, a_rating


def write_until_killed(url: str, name: str) -> None:
    """Sign ratings; each transaction stores a rating, its scores, an audit entry and a key."""
    store = SqlStore(url, AUDIT_KEY)
    for number in count():
        at = NOON + timedelta(seconds=number)
        rating = a_rating(f"{name}-{number}", at=at)
        with store.writing() as tx:
            tx.ratings.add(rating)
            tx.requests.remember(f"sign:{rating.id}", rating.id, at)
            tx.audit.append(
                at=at, actor=SUPERVISOR, action="rating signed", about=rating.id, detail={}
            )
        sys.stdout.write(f"{rating.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    write_until_killed(sys.argv[1], sys.argv[2])
