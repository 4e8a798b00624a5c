"""What an agreement report is made of: figures with their n, never a rank, never a trainee."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ipt_training.domain.agreement.pooling import LeftOut, Selection
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.ids import PersonId
from ipt_training.domain.ipt import Dialect
from ipt_training.reliability.estimate import Result

FEWEST_SESSIONS = 5
"""Sessions that two raters scored; below this no figure is given."""
FEWEST_PEOPLE = 5
"""Therapists whose sessions are in a picture; below this it could point at one of them."""


@dataclass(frozen=True)
class Rater:
    """Somebody who rated, as others in the programme know them."""

    id: PersonId
    name: str


@dataclass(frozen=True)
class Coefficient:
    """One coefficient: what it is called, what it answers, and its figure."""

    key: str
    name: str
    question: str
    result: Result


@dataclass(frozen=True)
class PairFigure:
    """How well two raters agree over the sessions both rated."""

    first: Rater
    second: Rater
    sessions: int
    result: Result


@dataclass(frozen=True)
class ItemFigure:
    """How well raters agree on one item."""

    item_id: str
    title: str
    group: str
    aspect: str
    sessions: int
    """Sessions in which at least two raters scored it."""
    agreement: Result
    """Gwet's AC2 with ordinal weights."""
    exact: Result
    within_one: Result


@dataclass(frozen=True)
class Counts:
    """How many of everything there were."""

    ratings: int
    sessions: int
    """Rated by at least two raters: they alone tell of agreement."""
    once: int
    """Rated by one rater."""
    raters: int
    """Who rated at least one session that somebody else rated too."""
    pairs: int
    """Pairs of raters who share at least one session."""
    therapists: int
    """Whose sessions they are."""


class Finding(StrEnum):
    """What the differences between scores come from."""

    TOO_LITTLE = "too_little"
    """It cannot be said yet."""
    NOTHING = "nothing"
    """Nothing is wrong."""
    STRICTNESS = "strictness"
    """The order agrees, or nearly, and strictness differs."""
    ORDER = "order"
    """The order itself differs: raters see different things in one session."""
    ITEMS = "items"
    """Some items split people."""


@dataclass(frozen=True)
class Shares:
    """Where the differences between scores come from; together one."""

    sessions: float
    strictness: float
    """How strict raters are."""
    rest: float
    """The order that they put sessions in, and chance."""


@dataclass(frozen=True)
class StandingOut:
    """One rater who makes most of the differences between raters."""

    effect: float
    """Points above the others on the same sessions; below nothing: strict."""
    sessions: int
    rater: Rater | None = None
    """Who it is; nobody where the reader may not know."""


@dataclass(frozen=True)
class Advice:
    """What the differences come from, and what speaks for it."""

    finding: Finding
    shares: Shares | None = None
    """Nothing where there is no such figure, as for one item."""
    order_agrees: bool = False
    """Whether raters would agree well enough were strictness set aside."""
    one: StandingOut | None = None
    items: tuple[ItemFigure, ...] = ()
    """Those that split people, the least agreement first."""


@dataclass(frozen=True)
class Agreement:
    """How far a score depends on who rated."""

    rubric: str
    versions: tuple[str, ...]
    selection: Selection
    compared: str
    """What was compared, in words: mean skill over all items, over a group, or one item."""
    scale: tuple[int, int]
    as_of: datetime
    period: tuple[date, date] | None
    """The first and the last day of signing among the ratings."""
    counts: Counts
    main: Coefficient
    """The coefficient that fits the question."""
    others: tuple[Coefficient, ...]
    error: Result
    """Standard error of measurement of one rater's score, in points of the scale."""
    detectable: Result
    """Smallest difference between two scores that is more than error, in points."""
    matrix: tuple[PairFigure, ...]
    items: tuple[ItemFigure, ...]
    """Those with the least agreement first; those without a figure last."""
    left_out: tuple[LeftOut, ...]
    advice: Advice
    hidden_pairs: int = 0
    """Pairs of raters who share a session, and whose figure the reader may not see."""

    @property
    def is_mean(self) -> bool:
        """Whether a mean is compared, and not one item."""
        return self.selection.item_set.item_id is None


@dataclass(frozen=True)
class PairDetail:
    """How two raters scored the sessions both rated; withheld where it could point at somebody."""

    first: Rater
    second: Rater
    sessions: int
    levels: tuple[tuple[int, str], ...]
    """Points of the scale with their names, lowest first."""
    confusion: tuple[tuple[int, ...], ...]
    """Item scores: rows are the first rater's levels, columns the second one's."""
    points: tuple[tuple[float, float], ...]
    """For each session the mean of both scores, and the first one's minus the second one's."""
    bias: Result
    """Mean of the differences, first minus second."""
    lower: Result
    """Lower limit of agreement: 95 % of differences lie above it and below the upper one."""
    upper: Result
    withheld: str = ""
    """Why nothing is shown; empty where it is."""

    @property
    def scores(self) -> int:
        """How many item scores both gave."""
        return sum(map(sum, self.confusion))

    @property
    def same(self) -> int:
        """How many of them are the same."""
        return sum(row[place] for place, row in enumerate(self.confusion))


@dataclass(frozen=True)
class PairDistance:
    """How far two raters lie apart on the sessions both rated; never who of them scores higher."""

    first: Rater
    second: Rater
    sessions: int
    apart: tuple[tuple[int, int], ...]
    """Item scores of both: so many points apart, and how often; none apart first."""
    means: tuple[tuple[float, int], ...]
    """Sessions whose means are at most so many points apart, each counted once."""
    typical: float | None
    """Points that the two means of a session lie apart as a rule; nothing where there is none."""
    withheld: str = ""
    """Why nothing is shown; empty where it is."""

    @property
    def scores(self) -> int:
        """How many item scores both gave."""
        return sum(n for _, n in self.apart)


@dataclass(frozen=True)
class Offered:
    """One structure of a rubric that ratings were made with, and how they may be chosen."""

    structure_hash: str
    rubric: str
    versions: tuple[str, ...]
    ratings: int
    kinds: tuple[tuple[RaterKind, int], ...]
    """Kinds of rater with their ratings, most first."""
    dialects: tuple[tuple[Dialect, int], ...]
    groups: tuple[tuple[str, str], ...]
    """Groups with items inside IPT: id and title."""
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ProfilePoint:
    """One session of a rater, held against the others who rated it."""

    on: date
    """When the rater signed."""
    difference: float
    """The rater's score minus the mean of the others', in points; above nothing is lenient."""
    smoothed: float
    """The weighted average of this and earlier differences, the newest weighing most."""
    lower: float
    upper: float
    """Between these the average stays while the rater does not change."""
    signals: tuple[str, ...]
    """What about it is more than chance, in words; empty where nothing is."""


@dataclass(frozen=True)
class Profile:
    """How one rater scores beside the others, seen by that rater and the leads alone."""

    rater: Rater
    compared: str
    scale: tuple[int, int]
    sessions: int
    """Sessions that somebody else of the same kind rated too."""
    others: int
    """How many other raters rated them."""
    bias: Result
    """Mean difference from the others on the same sessions, in points; above nothing: lenient."""
    points: tuple[ProfilePoint, ...]
    """In order of signing; none where there are too few for a chart."""
    no_chart: str = ""
    """Why there is no chart; empty where there is one."""
    reference: Rater | None = None
    """The one rater held against as a reference; nobody where it is all the others."""
