"""What waits to be rated: drafts first, then sessions not rated yet, then those signed."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.fidelity.rating import current
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.ids import RecordingId
from ipt_training.reports import words
from ipt_training.ui import frame, messages, moments, paging
from ipt_training.ui.places import Place, go, link
from ipt_training.use_cases.fidelity.queue import Waiting
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show a rater's sessions, each with the one thing to do next."""
    st.title("Rate")
    waiting = services.queue.waiting(session)
    if not waiting:
        st.info(
            "Nothing is waiting. A session appears here when one of your trainees has uploaded its"
            " recording; whoever leads the programme entrusts trainees to you.",
            icon=":material/hearing:",
        )
        return
    parts = (
        ("Go on with", [one for one in waiting if one.draft]),
        ("To rate", [one for one in waiting if not one.draft and not one.signed]),
        ("Signed by you", [one for one in waiting if not one.draft and one.signed]),
    )
    for title, rows in parts:
        if rows:
            st.header(title, anchor=False)
        shown = paging.shown(f"queue.{title}", len(rows))
        for row in rows[:shown]:
            _row(services, session, row)
        paging.offer_more(f"queue.{title}", len(rows))
    frame.who_sees("Drafts are yours alone. Nobody sees another rater's scores before signing.")


def _row(services: Services, session: Session, row: Waiting) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"queue.row.{row.recording.id}"
    ):
        st.markdown(messages.plain(_line(row)), width="stretch")
        if row.draft:
            if st.button("Go on", key=f"queue.go.{row.draft.id}", type="primary"):
                go(Place.DESK, rating=row.draft.id)
            return
        signed = current(row.signed)
        if signed:
            link(Place.SCORECARD, "Scorecard", rating=signed[-1].id)
        if st.button(
            "Rate again" if signed else "Rate",
            key=f"queue.rate.{row.recording.id}",
            type="secondary" if signed else "primary",
        ):
            _begin(services, session, row.recording.id, services.content.all().rubrics)


def _line(row: Waiting) -> str:
    recording = row.recording
    parts = [
        row.therapist_name,
        row.case.pseudonym,
        f"session {recording.session_number} of {row.case.planned_sessions}",
        words.PHASES[recording.phase].lower() + " phase",
        words.day_of(recording.recorded_on),
    ]
    if recording.media:
        parts.append(words.duration_of(recording.media.duration))
    if row.draft:
        parts.append(f"draft of {moments.day(row.draft.saved_at)}")
    elif row.signed:
        parts.append(f"signed {moments.day(row.signed[-1].signed_at)}")
    return " · ".join(parts)


def _begin(
    services: Services, session: Session, recording_id: RecordingId, rubrics: Sequence[Rubric]
) -> None:
    offered = {rubric.id: rubric for rubric in rubrics}
    if len(offered) == 1:
        _open(services, session, recording_id, next(iter(offered)))
        return
    _choose(services, session, recording_id, offered)


@st.dialog("Which form?")
def _choose(
    services: Services, session: Session, recording_id: RecordingId, offered: dict[str, Rubric]
) -> None:
    ordered = sorted(offered, key=lambda one: (offered[one].brief, one))
    st.caption(
        "The rubric of a whole session counts towards certificates. A brief form never does."
    )
    chosen = st.radio(
        "Form",
        ordered,
        format_func=lambda one: _described(offered[one]),
        key=f"queue.rubric.{recording_id}",
        label_visibility="collapsed",
    )
    if st.button("Begin", type="primary", key=f"queue.begin.{recording_id}"):
        try:
            _open(services, session, recording_id, chosen)
        except IptTrainingError as error:
            messages.show(error)


def _described(rubric: Rubric) -> str:
    use = "feedback only" if rubric.brief else "counts towards certificates"
    return messages.plain(f"{rubric.title} ({len(rubric.items)} items, {use})")


def _open(services: Services, session: Session, recording_id: RecordingId, rubric_id: str) -> None:
    go(Place.DESK, rating=services.rating.open_draft(session, recording_id, rubric_id))
