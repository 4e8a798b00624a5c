"""Practise: choose a case to work through, or a few questions."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, RuleBroken
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.practice.attempt import Attempt, AttemptKind
from ipt_training.domain.practice.vignette import Vignette
from ipt_training.reports import words
from ipt_training.ui import messages, moments, paging, state
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, go
from ipt_training.ui.practice import answer_fields
from ipt_training.use_cases.people.access import Session

SIZES = (6, 12)
DONE = "practise.done"
DONE_SHOWN = 5
READ_AT = {AttemptKind.VIGNETTE: Place.VIGNETTE, AttemptKind.QUIZ: Place.QUIZ}
EVERYTHING = "Everything"
TELLING = (
    "grief",
    "mourn",
    "dispute",
    "transition",
    "role",
    "quarrel",
    "sensitivity",
    "deficit",
    "death",
)
"""Words of an objective that would give the focus of a case away."""


def render(services: Services, session: Session) -> None:
    """Offer the vignettes and a quiz."""
    attempts = services.practise.attempts(session)
    st.title("Practise")
    st.write(
        "Work through a case, scene by scene, or take a few questions. Stop whenever you like."
    )
    st.header("Cases", anchor=False)
    vignettes = services.content.vignettes()
    if not vignettes:
        st.info("No vignette is installed.")
    for vignette in vignettes:
        _row(services, session, vignette, attempts)
    st.header("Questions", anchor=False)
    for attempt in attempts:
        if attempt.kind is AttemptKind.QUIZ and not attempt.finished:
            _open_quiz(attempt)
    _new_quiz(services, session)
    _done([one for one in attempts if one.finished])
    who_sees("Nobody else sees this.")


def teaches(vignette: Vignette) -> str:
    """Say what a vignette practises, without giving its focus away."""
    kept = [one for one in vignette.objectives if not any(word in one.lower() for word in TELLING)]
    return "; ".join(one[:1].lower() + one[1:] for one in kept[:2])


def _row(
    services: Services, session: Session, vignette: Vignette, attempts: tuple[Attempt, ...]
) -> None:
    mine = [one for one in attempts if one.content_id == vignette.id]
    running = next((one for one in mine if not one.finished), None)
    label, standing = "Begin", "not begun"
    if running:
        label, standing = "Go on", f"{len(running.steps)} of {len(running.parts)} scenes done"
    elif mine:
        label, standing = "Once more", "done"
    with st.container(border=True):
        line, button = st.columns([5, 1], vertical_alignment="center")
        line.markdown(
            f"**{messages.plain(vignette.title)}**  \n{messages.plain(_capital(teaches(vignette)))}"
        )
        line.caption(
            f"{words.VARIANTS[vignette.variant]}, {vignette.difficulty}, about"
            f" {vignette.minutes} min, {len(vignette.scenes)} scenes, {standing}"
        )
        if button.button(label, key=state.key("practise", "begin", vignette.id), width="stretch"):
            _begin(services, session, vignette)


def _begin(services: Services, session: Session, vignette: Vignette) -> None:
    name = state.key("practise", "begin", vignette.id)
    try:
        attempt = services.practise.begin_vignette(
            session, vignette.id, key=state.once(name, services.new_key)
        )
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent(name)
    go(Place.VIGNETTE, attempt=attempt)


def _open_quiz(attempt: Attempt) -> None:
    line, button = st.columns([5, 1], vertical_alignment="center")
    line.markdown(
        f"{messages.plain(attempt.title)}, {len(attempt.steps)} of {len(attempt.parts)} answered"
    )
    if button.button("Go on", key=state.key("practise", "quiz", attempt.id), width="stretch"):
        go(Place.QUIZ, attempt=attempt.id)


def _done(finished: Sequence[Attempt]) -> None:
    if not finished:
        return
    st.header("What you have done", anchor=False)
    for attempt in finished[: paging.shown(DONE, len(finished), DONE_SHOWN)]:
        line, button = st.columns([5, 1], vertical_alignment="center")
        parts = "scenes" if attempt.kind is AttemptKind.VIGNETTE else "questions"
        line.markdown(
            f"{messages.plain(attempt.title)}  \n:gray[{len(attempt.parts)} {parts}, finished"
            f" {moments.day(attempt.steps[-1].at)}]"
        )
        if button.button("Read", key=state.key("practise", "read", attempt.id), width="stretch"):
            go(READ_AT[attempt.kind], attempt=attempt.id)
    paging.offer_more(DONE, len(finished), DONE_SHOWN)


def _new_quiz(services: Services, session: Session) -> None:
    phases: list[Phase | None] = [None, *Phase]
    focuses: list[Focus | None] = [None, *Focus]
    left, middle, right, button = st.columns(4, vertical_alignment="bottom")
    phase = left.selectbox(
        "Phase",
        range(len(phases)),
        format_func=lambda n: words.PHASES[one] if (one := phases[n]) else EVERYTHING,
        key="practise.phase",
    )
    focus = middle.selectbox(
        "Problem area",
        range(len(focuses)),
        format_func=lambda n: words.FOCUSES[one] if (one := focuses[n]) else EVERYTHING,
        key="practise.focus",
    )
    size = right.selectbox(
        "Questions", range(len(SIZES)), format_func=lambda n: str(SIZES[n]), key="practise.size"
    )
    if not button.button("Begin", type="primary", key="practise.begin_quiz", width="stretch"):
        return
    key = state.once("practise.quiz", services.new_key)
    try:
        attempt = services.practise.begin_quiz(
            session,
            phase=phases[_chosen(phase, len(phases))],
            focus=focuses[_chosen(focus, len(focuses))],
            size=SIZES[_chosen(size, len(SIZES))],
            key=key,
        )
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent("practise.quiz")
    go(Place.QUIZ, attempt=attempt)


def _chosen(value: object, count: int) -> int:
    found = answer_fields.place(value, count)
    if found is None:
        raise RuleBroken("Choose from what is offered.")
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
