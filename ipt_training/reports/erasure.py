"""What erasing takes and what it leaves, in sentences for whoever is about to erase."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ipt_training.domain.people.person import NamedAs
from ipt_training.reports.words import count_of

_RATINGS = "in the words that were signed: scores, notes and comments are evidence and never change"
_IN_ANY_CASE = (
    "The audit trail, which names people and things by an id and quotes nobody.",
    "Backups that were made before: they keep all of it until somebody deletes them.",
)


@dataclass(frozen=True)
class Listing:
    """Sentences, one for each kind of thing."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """How much of each thing there is."""

    cases: int = 0
    recordings: int = 0
    transcripts: int = 0
    drafts: int = 0
    """Unsigned ratings about the recordings, whoever writes them."""
    ratings: int = 0
    """Signed ratings of the recordings."""
    own_drafts: int = 0
    """Unsigned ratings that the person writes."""
    hours: int = 0


def of_recording(held: Held) -> Listing:
    """List for one recording."""
    return Listing(
        goes=_some(_sound(held.recordings), _transcripts(held), _drafts(held)),
        stays=_some(
            _signed(held.ratings),
            "Which session it was, its phase, its days and its length.",
            *_IN_ANY_CASE,
        ),
    )


def of_case(held: Held) -> Listing:
    """List for a case with its recordings."""
    rests = (
        "Kind, focus, phase and days of the case, under no pseudonym, and which sessions were"
        " rated: signed ratings rest on them."
    )
    return Listing(
        goes=_some(
            "The pseudonym, and every consent with whose it is.",
            _sound(held.recordings),
            _transcripts(held),
            _drafts(held),
            "" if held.ratings else "The case itself: no signed rating rests on it.",
        ),
        stays=_some(_signed(held.ratings), rests if held.ratings else "", *_IN_ANY_CASE),
    )


def of_person(held: Held, named: Mapping[NamedAs, int]) -> Listing:
    """List for an account with all that belongs to it."""
    under = (
        "The account as a pseudonym, closed for good: what is signed refers to it by its id."
        if named
        else ""
    )
    return Listing(
        goes=_some(
            "Name, user name, password and sign-ins, and who supervises whom.",
            _counted(held.cases, "case", "cases", ", with pseudonym and consents"),
            _sound(held.recordings),
            _transcripts(held),
            _drafts(held),
            _counted(
                held.own_drafts,
                "unsigned rating",
                "unsigned ratings",
                " that this person writes, with comments",
            ),
            _counted(
                held.hours,
                "entry of hours",
                "entries of hours",
                ", with every word said about hours",
            ),
            "All of their practice, if there is any, with every answer.",
            "" if named else "The account itself: nothing signed names it.",
        ),
        stays=_some(
            *(_counted(named.get(as_, 0), *_NAMED[as_]) for as_ in NamedAs),
            under,
            *_IN_ANY_CASE,
        ),
    )


_NAMED: Mapping[NamedAs, tuple[str, str, str]] = {
    NamedAs.THERAPIST: (
        "signed rating",
        "signed ratings",
        f" of their sessions, {_RATINGS}",
    ),
    NamedAs.RATER: ("rating", "ratings", " that they signed, with their printed name"),
    NamedAs.HOLDER: (
        "certificate",
        "certificates",
        " issued to them, with the name printed on it: an employer may ask years later",
    ),
    NamedAs.ISSUER: ("certificate", "certificates", " that they issued, with their printed name"),
    NamedAs.CONFIRMED: ("confirmation", "confirmations", " of the hours of others, by an id"),
    NamedAs.SPOKE: ("word", "words", " that they said about the hours of others, as typed"),
    NamedAs.SET_ASIDE: (
        "setting aside of a rating",
        "settings aside of ratings",
        ", with their printed name and the reason",
    ),
    NamedAs.WITHDREW: (
        "withdrawal of a certificate",
        "withdrawals of certificates",
        ", with the reason",
    ),
    NamedAs.UPLOADED: ("recording", "recordings", " of others that they uploaded, by an id"),
}
"""One, many, and what of them stays."""


def _sound(recordings: int) -> str:
    return _counted(
        recordings, "recording", "recordings", ", with every piece of sound and the key to it"
    )


def _transcripts(held: Held) -> str:
    return _counted(held.transcripts, "transcript", "transcripts", ", with every word")


def _drafts(held: Held) -> str:
    return _counted(
        held.drafts,
        "unsigned rating",
        "unsigned ratings",
        " about what is erased, with scores and comments",
    )


def _signed(ratings: int) -> str:
    return _counted(ratings, "signed rating", "signed ratings", f", {_RATINGS}")


def _counted(number: int, one: str, many: str, what: str) -> str:
    return f"{count_of(number, one, many)}{what}." if number else ""


def _some(*sentences: str) -> tuple[str, ...]:
    return tuple(_nonempty(sentences))


def _nonempty(sentences: Iterable[str]) -> Iterable[str]:
    return (one for one in sentences if one)
