"""What erasing takes and leaves, in sentences: nothing is listed that there is none of."""

import pytest

from ipt_training.domain.people.person import NamedAs
from ipt_training.reports.erasure import Held, Listing, of_case, of_person, of_recording

ANY_CASE = 2
"""Sentences that stand under what stays, whatever is erased."""


@pytest.mark.parametrize(
    ("listing", "goes", "stays"),
    [
        (of_recording(Held()), 0, 1),
        (of_recording(Held(recordings=1, transcripts=1, drafts=2, ratings=3)), 3, 2),
        (of_case(Held()), 2, 0),
        (of_case(Held(recordings=2, ratings=1)), 2, 2),
        (of_person(Held(), {}), 3, 0),
        (of_person(Held(cases=1, own_drafts=1, hours=1), {NamedAs.RATER: 1}), 5, 2),
        (of_person(Held(), dict.fromkeys(NamedAs, 2)), 2, len(NamedAs) + 1),
    ],
)
def test_what_there_is_is_listed_and_nothing_else(listing: Listing, goes: int, stays: int) -> None:
    assert (len(listing.goes), len(listing.stays)) == (goes, stays + ANY_CASE)
    for sentence in (*listing.goes, *listing.stays):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert "  " not in sentence


def test_the_kinds_of_names_each_have_their_words() -> None:
    listing = of_person(Held(), dict.fromkeys(NamedAs, 2))
    assert "2 settings aside of ratings, with their printed name and the reason." in listing.stays
    assert "2 recordings of others that they uploaded, by an id." in listing.stays
    assert len(set(listing.stays)) == len(listing.stays)
