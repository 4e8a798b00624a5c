"""People who work with the product, and the roles they hold."""

import hashlib
import unicodedata
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.ids import PersonId
from ipt_training.domain.value import Value

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


class Role(StrEnum):
    """What somebody does in a training programme; one person may hold several."""

    TRAINEE = "trainee"
    SUPERVISOR = "supervisor"
    PROGRAMME_LEAD = "programme_lead"


class NamedAs(StrEnum):
    """As what records that are never changed name somebody, by an id or by a printed name."""

    THERAPIST = "therapist"
    RATER = "rater"
    HOLDER = "holder"
    ISSUER = "issuer"
    CONFIRMED = "confirmed"
    SPOKE = "spoke"
    SET_ASIDE = "set_aside"
    WITHDREW = "withdrew"
    UPLOADED = "uploaded"


class Person(Value):
    """Somebody with an account."""

    id: PersonId
    user_name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{1,39}$")]
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    roles: Annotated[frozenset[Role], Field(min_length=1)]
    disabled: bool = False
    must_change_password: bool = False
    created_at: datetime
    erased_at: datetime | None = None
    """When the account was erased: from then on it is a pseudonym that signed records refer to."""

    def erased(self, at: datetime) -> "Person":
        """Give what stays of the account where something signed names it: no name."""
        number = hashlib.sha256(self.id.encode()).hexdigest()[:8]
        return self.model_copy(
            update={
                "user_name": f"erased-{number}",
                "name": f"Erased person {number}",
                "disabled": True,
                "must_change_password": False,
                "erased_at": at,
            }
        )

    def holds(self, role: Role) -> bool:
        """Say whether the person holds a role and the account is open."""
        return role in self.roles and not self.disabled


class SignIn(Value):
    """A server-side session row: who is signed in by which cookie, and until when."""

    id: str
    """SHA-256 of the cookie's token, in hexadecimal; the token itself is never stored."""
    person_id: PersonId
    started_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None
    zone: str = ""
    """The zone of the reader's clock, as their browser named it; empty where it is not known."""
    refused: Annotated[int, Field(ge=0)] = 0
    """How often something was refused in this session."""


def user_name_of(typed: str) -> str:
    """Fold what somebody typed as a user name into the one spelling that is compared."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def check_password(password: str, *, user_name: str) -> None:
    """Refuse a password that is too short, too long or the user name itself.

    Raises:
        RuleBroken: with the sentence that says what to change.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken(f"Use at least {SHORTEST_PASSWORD} characters; a short sentence is best.")
    if len(password) > LONGEST_PASSWORD:
        raise RuleBroken(f"Use at most {LONGEST_PASSWORD} characters.")
    if user_name and user_name in password.casefold():
        raise RuleBroken("The password may not contain the user name.")
    if len(set(password)) < 5:
        raise RuleBroken("Use at least five different characters.")
