"""Which ratings an agreement screen asks about: the fewest fields that never pool silently."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from ipt_training.domain.agreement.pooling import ItemSet, Selection
from ipt_training.domain.agreement.results import Offered
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.ipt import Dialect, Phase
from ipt_training.reports import words
from ipt_training.reports.agreement.sentences import KINDS
from ipt_training.reports.words import DIALECTS, count_of
from ipt_training.ui import messages, state

EVERY = "every"


def choose(screen: str, offered: Sequence[Offered], *, items: bool = True) -> Selection:
    """Show the fields and give what they ask for; the most used of everything comes first.

    Args:
        screen: the name of the screen, for the keys of its fields.
        offered: what there is; at least one structure.
        items: whether one item may be chosen.
    """
    structure = _structure(screen, offered)
    left, middle, right = st.columns(3)
    with left:
        kind = _kind(screen, structure)
    with middle:
        phase = _phase(screen)
    with right:
        item_set = _item_set(screen, structure, items=items)
    with st.expander("Period and tradition"):
        dialect = _dialect(screen, structure)
        first, last = _period(screen)
    return Selection(
        structure_hash=structure.structure_hash,
        kind=kind,
        dialect=dialect,
        first=first,
        last=last,
        phase=phase,
        item_set=item_set,
    )


def _structure(screen: str, offered: Sequence[Offered]) -> Offered:
    if len(offered) == 1:
        return offered[0]
    chosen = st.selectbox(
        "Rubric",
        range(len(offered)),
        format_func=lambda n: messages.literal(_named(offered[n])),
        key=state.key(screen, "structure"),
        help="Versions whose items and scales are the same stand together; others never do.",
    )
    return offered[chosen]


def _named(one: Offered) -> str:
    return (
        f"{one.rubric} {', '.join(one.versions)}"
        f" ({count_of(one.ratings, 'rating', 'ratings')}, structure {one.structure_hash[:6]})"
    )


def _kind(screen: str, structure: Offered) -> RaterKind:
    counts = dict(structure.kinds)
    return st.selectbox(
        "Who rated",
        list(counts),
        format_func=lambda one: f"{KINDS[one]} ({counts[one]})",
        key=state.key(screen, "kind", structure.structure_hash[:12]),
        help="Self, supervisor and independent ratings are never put together.",
    )


def _dialect(screen: str, structure: Offered) -> Dialect:
    counts = dict(structure.dialects)
    return st.selectbox(
        "Tradition rated in",
        list(counts),
        format_func=lambda one: f"{DIALECTS[one]} ({counts[one]})",
        key=state.key(screen, "dialect", structure.structure_hash[:12]),
        help="Ratings in another tradition count where it asks the same items, and nowhere else.",
    )


def _phase(screen: str) -> Phase | None:
    chosen = st.selectbox(
        "Phase",
        [EVERY, *(phase.value for phase in Phase)],
        format_func=lambda one: "All phases" if one == EVERY else words.PHASES[Phase(one)],
        key=state.key(screen, "phase"),
    )
    return None if chosen == EVERY else Phase(chosen)


def _item_set(screen: str, structure: Offered, *, items: bool) -> ItemSet:
    names = {EVERY: "Mean over all items inside IPT"}
    names |= {f"group {one}": f"Mean over: {title}" for one, title in structure.groups}
    if items:
        names |= {f"item {one}": f"One item: {title}" for one, title in structure.items}
    chosen = st.selectbox(
        "What is compared",
        list(names),
        format_func=lambda one: messages.literal(names[one]),
        key=state.key(screen, "items", structure.structure_hash[:12]),
    )
    kind, _, name = chosen.partition(" ")
    return ItemSet(
        group_id=name if kind == "group" else None, item_id=name if kind == "item" else None
    )


def _period(screen: str) -> tuple[date | None, date | None]:
    left, right = st.columns(2)
    first = left.date_input(
        "Signed from", value=None, format="DD/MM/YYYY", key=state.key(screen, "first")
    )
    last = right.date_input(
        "Signed until", value=None, format="DD/MM/YYYY", key=state.key(screen, "last")
    )
    return first if isinstance(first, date) else None, last if isinstance(last, date) else None
