"""Today: what is due, one click to it."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.people.person import Role
from ipt_training.ui import messages, moments, state
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, go, link
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.today import Due, DueList, Kind

NOTHING = {
    Role.TRAINEE: "Nothing is waiting. Practise a vignette, or open a case for your next patient.",
    Role.SUPERVISOR: "Nothing is waiting. The next session appears here once it is uploaded.",
    Role.PROGRAMME_LEAD: "Nothing is waiting. Decisions appear here when somebody meets every"
    " requirement.",
}
BUTTONS = {
    Kind.GO_ON_VIGNETTE: "Go on",
    Kind.GO_ON_QUIZ: "Go on",
    Kind.NEW_VIGNETTE: "Begin",
    Kind.READ_CARD: "Read",
    Kind.UPLOAD: "Upload",
    Kind.RATE: "Rate",
    Kind.GO_ON_RATING: "Go on",
    Kind.CONFIRM_HOURS: "Look",
    Kind.DECIDE: "Decide",
    Kind.ENTRUST: "Entrust",
    Kind.ANSWER_HOURS: "Answer",
}
REST = {
    Kind.GO_ON_VIGNETTE: Place.PRACTISE,
    Kind.GO_ON_QUIZ: Place.PRACTISE,
    Kind.NEW_VIGNETTE: Place.PRACTISE,
    Kind.READ_CARD: Place.RESULTS,
    Kind.RATE: Place.QUEUE,
    Kind.GO_ON_RATING: Place.QUEUE,
    Kind.CONFIRM_HOURS: Place.TRAINEES,
    Kind.DECIDE: Place.PROGRAMME,
    Kind.ENTRUST: Place.PEOPLE,
    Kind.ANSWER_HOURS: Place.RESULTS,
}
"""The screen that shows all of a list, by what its rows are."""
LEADS_TO = {
    Kind.GO_ON_VIGNETTE: (Place.VIGNETTE, "attempt"),
    Kind.GO_ON_QUIZ: (Place.QUIZ, "attempt"),
    Kind.READ_CARD: (Place.SCORECARD, "rating"),
    Kind.UPLOAD: (Place.CASE, "case"),
    Kind.GO_ON_RATING: (Place.DESK, "rating"),
    Kind.CONFIRM_HOURS: (Place.TRAINEES, ""),
    Kind.DECIDE: (Place.DECISION, "trainee"),
    Kind.ENTRUST: (Place.PEOPLE, ""),
    Kind.ANSWER_HOURS: (Place.RESULTS, ""),
}
"""Where the button of a row leads, and what the address calls the thing."""
SEEN_BY = {
    Role.TRAINEE: "Nobody else sees this page. Practice is yours alone; ratings are seen by the"
    " supervisor who made them and the programme lead.",
    Role.SUPERVISOR: "Only you see this page and your drafts.",
    Role.PROGRAMME_LEAD: "Programme leads see this page. It shows no practice of anybody.",
}


def render(services: Services, session: Session) -> None:
    """Show at most three lists of what is due in the role worked in."""
    person = services.who(session)
    role = state.role(person.roles)
    lists = services.today.due(session, role)
    st.title("Today")
    count = sum(len(one.rows) + one.more for one in lists)
    first = person.name.split()[0]
    st.write(f"Good to see you, {messages.plain(first)}. {_sentence(count)}")
    if not lists:
        st.info(NOTHING[role])
    for one in lists:
        _show(services, session, one)
    who_sees(SEEN_BY[role])


def _sentence(count: int) -> str:
    if count == 0:
        return "Nothing needs you today."
    return "One thing is waiting." if count == 1 else f"{count} things are waiting."


def _show(services: Services, session: Session, one: DueList) -> None:
    st.header(one.title)
    for row in one.rows:
        line, button = st.columns([5, 1], vertical_alignment="center")
        note = ", ".join(part for part in (_came(row), row.note) if part)
        line.markdown(f"{messages.plain(row.line)}  \n:gray[{messages.plain(note)}]")
        label = BUTTONS[row.kind]
        key = state.key("today", row.kind.value, row.about, *filter(None, [row.within]))
        if button.button(label, key=key, width="stretch"):
            _go(services, session, row)
    if one.more:
        link(REST[one.rows[0].kind], f"{one.more} more", icon=":material/arrow_forward:")


def _came(row: Due) -> str:
    return moments.day(row.at) if row.at else ""


def _go(services: Services, session: Session, row: Due) -> None:
    if row.kind is Kind.NEW_VIGNETTE:
        key = state.once(state.key("today", "begin", row.about), services.new_key)
        go(Place.VIGNETTE, attempt=services.practise.begin_vignette(session, row.about, key=key))
    if row.kind is Kind.RATE:
        rubric = services.content.session_rubric()
        draft = services.rating.open_draft(session, RecordingId(row.about), rubric.id)
        go(Place.DESK, rating=draft)
    place, name = LEADS_TO[row.kind]
    about = {name: row.about} if name else {}
    go(place, **about, **({"pack": row.within} if row.within else {}))
