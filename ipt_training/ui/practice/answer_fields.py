"""The fields of an answer. They hold places in a list as numbers, never what is right.

What comes back from a browser is not believed: anything that was not offered is refused.
"""

import hashlib
import math
from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.errors import RuleBroken
from ipt_training.ui import messages

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_STYLE = """
<style>
[data-testid="stRadio"] [role="radiogroup"] { gap: 0.9rem; }
[data-testid="stRadio"] [role="radiogroup"] label { align-items: flex-start; }
</style>
"""


def mixed(ids: Sequence[str], *, seed: str) -> tuple[int, ...]:
    """Give places of a list in an order that depends on the seed and is never the list's own."""
    order = sorted(
        range(len(ids)), key=lambda n: hashlib.sha256(f"{seed}.{ids[n]}".encode()).digest()
    )
    if order == sorted(order):
        order = [*order[1:], *order[:1]]
    return tuple(order)


def place(value: object, count: int) -> int | None:
    """Give a place in a list of so many, or nothing where none was chosen.

    Raises:
        RuleBroken: when the value is no place of the list.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        raise RuleBroken("Choose from what is offered.")
    return value


def one_of(label: str, texts: Sequence[str], *, key: str) -> int | None:
    """Ask for one of these texts; nothing is chosen to begin with."""
    st.html(_STYLE)
    chosen: object = st.radio(
        messages.plain(label),
        range(len(texts)),
        index=None,
        format_func=lambda n: messages.plain(texts[n]),
        key=key,
    )
    return place(chosen, len(texts))


def several_of(label: str, texts: Sequence[str], *, key: str) -> tuple[int, ...]:
    """Ask for every one of these texts that fits."""
    st.markdown(f"{messages.plain(label)} Choose every one that fits.")
    return tuple(
        n
        for n, text in enumerate(texts)
        if st.checkbox(messages.plain(text), key=f"{key}.{n}") is True
    )


def order_of(
    label: str, texts: Sequence[str], *, shown: Sequence[int], key: str
) -> tuple[int, ...]:
    """Ask for the order of these texts by giving each its place; empty until all have one."""
    st.markdown(messages.plain(label))
    places: dict[int, int] = {}
    for n, text in enumerate(shown):
        given = _choose(texts[text], ORDINALS[: len(texts)], key=f"{key}.{n}")
        if given is not None:
            places[text] = given
    if sorted(places.values()) != list(range(len(texts))):
        return ()
    return tuple(sorted(places, key=lambda text: places[text]))


def places_of(label: str, texts: Sequence[str], bins: Sequence[str], *, key: str) -> dict[int, int]:
    """Ask where each of these texts belongs; those without an answer are left out."""
    st.markdown(messages.plain(label))
    given = {n: _choose(text, bins, key=f"{key}.{n}") for n, text in enumerate(texts)}
    return {n: chosen for n, chosen in given.items() if chosen is not None}


def number(label: str, unit: str, *, key: str) -> float | None:
    """Ask for a number."""
    given: object = st.number_input(
        f"{messages.plain(label)} ({messages.plain(unit)})", value=None, key=key
    )
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise RuleBroken("Enter a number.")
    return float(given)


def _choose(text: str, offered: Sequence[str], *, key: str) -> int | None:
    chosen: object = st.selectbox(
        messages.plain(text),
        range(len(offered)),
        index=None,
        format_func=lambda n: messages.literal(offered[n]),
        placeholder="Choose",
        key=key,
    )
    return place(chosen, len(offered))
