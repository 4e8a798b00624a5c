"""Every address of the product inside the frame, and how to go there."""

import html
from enum import StrEnum

import streamlit as st

_STYLE = """
<style>
.ipt-leave, .ipt-leave:visited { color: inherit; text-decoration: none; }
.ipt-leave span:last-child { text-decoration: underline; }
.ipt-leave { display: inline-flex; gap: 0.5rem; align-items: center; min-height: 2.5rem; }
.ipt-sign { font-family: "Material Symbols Rounded"; font-size: 1.25rem; line-height: 1; }
</style>
"""


class Place(StrEnum):
    """A screen, by the last part of its address."""

    TODAY = "today"
    PRACTISE = "practise"
    VIGNETTE = "vignette"
    QUIZ = "quiz"
    CASES = "cases"
    CASE = "case"
    RESULTS = "results"
    SCORECARD = "scorecard"
    QUEUE = "rate"
    DESK = "rating"
    TRAINEES = "trainees"
    PEOPLE = "people"
    PROGRAMME = "programme"
    PROGRESS = "progress"
    DECISION = "decision"
    AGREEMENT = "agreement"
    METHODS = "methods"
    RATER = "rater"
    EXPORTS = "exports"
    CONTENT = "content"
    AUDIT = "audit"
    ACCOUNT = "account"


def go(place: Place, **about: str) -> None:
    """Leave this screen for another; ``about`` becomes part of the address (case=…, rating=…)."""
    st.switch_page(st.Page(_nothing, url_path=place.value), query_params=about)


def link(place: Place, label: str, *, icon: str | None = None, **about: str) -> None:
    """Show a link to a screen."""
    st.page_link(
        st.Page(_nothing, url_path=place.value), label=label, icon=icon, query_params=about
    )


def leave(path: str, label: str, *, icon: str = "") -> None:
    """Show a link to a page outside the screens, which takes the place of this one.

    Links in Markdown open a window of their own, and the one left behind goes on as before.
    """
    sign = f'<span class="ipt-sign" aria-hidden="true">{html.escape(icon)}</span>' if icon else ""
    st.html(
        f'{_STYLE}<a class="ipt-leave" href="{html.escape(path)}" target="_self">'
        f"{sign}<span>{html.escape(label)}</span></a>"
    )


def about(name: str) -> str:
    """Give what the address says the screen is about; empty where it says nothing."""
    value = st.query_params.get(name, "")
    return value if len(value) <= 64 else ""


def name(what: str, value: str) -> None:
    """Write into the address what this screen is about."""
    if st.query_params.get(what) != value:
        st.query_params[what] = value


def _nothing() -> None:
    """Stand in for a screen: only the address of the page counts when leaving for it."""
