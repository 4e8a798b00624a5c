"""The vocabulary of Interpersonal Psychotherapy that everything else is indexed by."""

from enum import StrEnum


class Phase(StrEnum):
    """Where in the course of treatment a session stands."""

    INITIAL = "initial"
    MIDDLE = "middle"
    ENDING = "ending"
    MAINTENANCE = "maintenance"


class Focus(StrEnum):
    """The interpersonal problem area that treatment works on."""

    GRIEF = "grief"
    ROLE_DISPUTE = "role_dispute"
    ROLE_TRANSITION = "role_transition"
    SENSITIVITY = "sensitivity"
    """Interpersonal deficits; UK usage says sensitivity."""


class Dialect(StrEnum):
    """Which teaching tradition a piece of content speaks for."""

    BOTH = "both"
    COLUMBIA = "columbia"
    """Columbia and ISIPT usage: sick role, termination, interpersonal deficits."""
    INSTITUTE = "institute"
    """IPT Institute usage: attachment, conclusion and maintenance, three foci."""

    def accepts(self, other: "Dialect") -> bool:
        """Say whether content of the other dialect may be shown to somebody of this one."""
        return Dialect.BOTH in (self, other) or self is other


class Variant(StrEnum):
    """The form of IPT that is practised."""

    ADULT = "adult"
    ADOLESCENT = "adolescent"
    GROUP = "group"
    PERINATAL = "perinatal"
    LATE_LIFE = "late_life"
    COUNSELLING = "counselling"
    BIPOLAR = "bipolar"
    PTSD = "ptsd"
    EATING_DISORDER = "eating_disorder"
