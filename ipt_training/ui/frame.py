"""The frame around every screen: who is signed in, in which role, and who sees what is shown."""

import streamlit as st

from ipt_training.domain.people.person import Person, Role
from ipt_training.ui import messages, places, state

ROLE_NAMES = {
    Role.TRAINEE: "Trainee",
    Role.SUPERVISOR: "Supervisor",
    Role.PROGRAMME_LEAD: "Programme lead",
}

# Streamlit draws captions at 3.8 : 1 on our grounds; AA asks for 4.5 : 1.
_STYLE = """
<style>
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] :is(p, li, span) {
  color: inherit; }
[data-testid="stCaptionContainer"] { opacity: 0.86; }
.stMainBlockContainer { padding-top: 3.5rem; }
</style>
"""
# Streamlit writes white on a primary button whatever its colour; on the light teal of the dark
# theme that cannot be read.
_DARK = """
<style>
[data-testid^="stBaseButton-primary"], [data-testid^="stBaseButton-primary"] :is(p, span),
[data-testid^="stBaseLinkButton-primary"], [data-testid^="stBaseLinkButton-primary"] :is(p, span) {
  color: #10201f !important; }
</style>
"""


def side(person: Person, role: Role, *, demonstration: bool) -> None:
    """Show, at the side, who is signed in, the switch of roles, and the way out."""
    st.html(_STYLE + (_DARK if st.context.theme.type == "dark" else ""))
    with st.sidebar:
        if demonstration:
            st.caption("Demonstration: all people and sessions are fictional.")
        st.markdown(f"**{messages.plain(person.name)}**")
        if len(person.roles) > 1:
            held = [one for one in Role if one in person.roles]
            st.selectbox(
                "Working as",
                held,
                index=held.index(role),
                format_func=lambda one: ROLE_NAMES[one],
                key="frame.switch",
                on_change=_switch,
            )
        else:
            st.caption(ROLE_NAMES[role])
        places.leave("/sign-out", "Sign out", icon="logout")


def who_sees(sentence: str) -> None:
    """Close a screen with the line that says who sees what is on it."""
    st.divider()
    st.caption(f":material/visibility: {sentence}")


def nothing_here() -> None:
    """Stand at an address that the role worked in does not have."""
    st.title("There is nothing here")
    st.write("This address does not belong to what you do here. Choose a page at the side.")


def _switch() -> None:
    chosen = state.chosen("frame.switch")
    if isinstance(chosen, str) and chosen in list(Role):
        state.choose_role(Role(chosen))
