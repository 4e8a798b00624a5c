"""The only place that touches the state of a browser session.

It holds ids and unsaved input as plain types. Whatever must survive a refresh is in the database.
"""

from collections.abc import Callable

import streamlit as st

from ipt_training.domain.people.person import Role

Plain = str | int | float | bool | None

_ROLE = "frame.role"


def role(held: frozenset[Role]) -> Role:
    """Give the role the person works in now: the one chosen, or the first of those held."""
    chosen = st.session_state.get(_ROLE)
    ordered = [one for one in Role if one in held]
    return next((one for one in ordered if one.value == chosen), ordered[0])


def choose_role(chosen: Role) -> None:
    """Remember the role the person works in."""
    st.session_state[_ROLE] = chosen.value


def key(screen: str, field: str, *parts: str) -> str:
    """Give the key of a widget: the screen, the field, and what it is about."""
    return ".".join((screen, field, *parts))


def get(name: str, default: Plain = None) -> Plain:
    """Give a remembered plain value, or what a widget of that key holds."""
    value = st.session_state.get(name, default)
    return value if isinstance(value, str | int | float | bool | None) else default


def text(name: str) -> str:
    """Give a remembered text; empty where there is none."""
    value = st.session_state.get(name)
    return value if isinstance(value, str) else ""


def chosen(name: str) -> object:
    """Give what a widget of that key holds, of whatever type; validate before use."""
    return st.session_state.get(name)


def put(name: str, value: Plain) -> None:
    """Remember a plain value."""
    st.session_state[name] = value


def follow(name: str, stored: Plain | list[str]) -> str:
    """Give the key under which a widget, not drawn yet, shows what is stored.

    It stays the same while the widget itself makes the changes. Once something else changed what
    is stored, the widget becomes a new one: a browser that has not heard of the change yet cannot
    send the old value for it.
    """
    turn = st.session_state.get(f"{name}.turn", 0)
    key = f"{name}.{turn}"
    if key not in st.session_state or st.session_state[key] != stored:
        key = f"{name}.{turn + 1}"
        st.session_state[f"{name}.turn"] = turn + 1
        st.session_state[key] = stored
    return key


def forget(name: str) -> None:
    """Forget a value."""
    st.session_state.pop(name, None)


def once(name: str, make: Callable[[], str]) -> str:
    """Give the idempotency key of a form: made on first use, kept until it is spent."""
    held = f"once.{name}"
    if held not in st.session_state:
        st.session_state[held] = make()
    value = st.session_state[held]
    return value if isinstance(value, str) else make()


def spent(name: str) -> None:
    """Let the next submit of a form be a new one."""
    forget(f"once.{name}")


def say_next(sentence: str) -> None:
    """Keep a sentence to be shown once after the next rerun."""
    st.session_state["frame.said"] = sentence


def said() -> str:
    """Give the sentence kept for this run, once."""
    value = st.session_state.pop("frame.said", "")
    return value if isinstance(value, str) else ""
