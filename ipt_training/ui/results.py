"""My results: requirements, hours, scorecards that came back, and how practice stands."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.ui.certification import hours_log, progress
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, go
from ipt_training.ui.practice import standing_table
from ipt_training.use_cases.fidelity.cards import Card
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.practice.practise import Standing

SHOWN = 5


def render(services: Services, session: Session) -> None:
    """Show a trainee where they stand, and what to work on next."""
    standings = services.practise.standings(session)
    cards = services.cards.of_mine(session)
    st.title("My results")
    st.write(next_step(standings))
    _requirements(services, session)
    st.header("Hours", anchor=False)
    hours_log.show(services, session)
    st.header("Scorecards that came back", anchor=False)
    if not cards:
        st.caption("None yet. A scorecard comes back once a supervisor has signed a rating.")
    for card in cards[:SHOWN]:
        _listed(card)
    if len(cards) > SHOWN:
        with st.expander(f"{len(cards) - SHOWN} older ones"):
            for card in cards[SHOWN:]:
                _listed(card)
    st.header("Practice", anchor=False)
    if standings:
        answered = sum(one.answered for one in standings)
        standing_table.show(
            standings,
            caption=f"Credit for first answers, by phase and problem area (n = {answered})",
        )
    else:
        st.caption("Not practised yet. Questions that you answer show here, for you alone.")
    who_sees(
        "Nobody else sees your practice. Your supervisors and the programme leads see the"
        " requirements and hours; a scorecard is seen by you, the supervisor who signed it and the"
        " programme leads."
    )


def next_step(standings: Sequence[Standing]) -> str:
    """Say in one sentence what to work on next."""
    if not standings:
        return "Take a first quiz, and this page will say what to work on next."
    weakest = min(standings, key=lambda one: (one.credit / one.answered, -one.answered))
    if weakest.credit >= weakest.answered:
        practised = {(one.phase, one.focus) for one in standings}
        fresh = next(
            ((p, f) for p in Phase for f in Focus if (p, f) not in practised), (None, None)
        )
        return f"Every first answer was right. Next: {_named(*fresh)}."
    return (
        f"Work next on {_named(weakest.phase, weakest.focus)}: {round(weakest.credit, 1):g} of"
        f" {weakest.answered} so far."
    )


def _named(phase: Phase | None, focus: Focus | None) -> str:
    if phase is None and focus is None:
        return "questions that belong to every phase and problem area"
    area = "all problem areas" if focus is None else words.FOCUSES[focus].lower()
    when = "all phases" if phase is None else f"the {words.PHASES[phase].lower()} phase"
    return f"{area} in {when}"


def _requirements(services: Services, session: Session) -> None:
    packs = services.content.programmes()
    if not packs:
        return
    st.header("Requirements", anchor=False)
    pack = packs[0]
    if len(packs) > 1:
        chosen = st.selectbox(
            "Level",
            range(len(packs)),
            format_func=lambda n: messages.literal(packs[n].level),
            key="results.pack",
        )
        pack = packs[chosen]
    progress.requirements(services.certify.progress(session, pack.id))


def _listed(card: Card | UnreadableRating) -> None:
    if isinstance(card, Card):
        _card(card)
    else:
        st.warning(messages.plain(card.reason), icon=":material/broken_image:")


def _card(card: Card) -> None:
    line, button = st.columns([5, 1], vertical_alignment="center")
    line.markdown(
        f"{messages.plain(card.case.pseudonym)}, session {card.recording.session_number}, signed"
        f" {moments.day(card.rating.signed_at)}  \n:gray[{words.OUTCOMES[card.scorecard.outcome]}]"
    )
    key = state.key("results", "card", card.rating.id)
    if button.button("Read", key=key, width="stretch"):
        go(Place.SCORECARD, rating=card.rating.id)
