"""Which screens there are, for whom, and in which order they stand at the side."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.people.person import Role
from ipt_training.ui import audit, content, exports, frame, results, today, trainees
from ipt_training.ui.agreement import agreement, methods, rater_profile
from ipt_training.ui.certification import decision, programme, progress
from ipt_training.ui.fidelity import desk, queue, scorecard
from ipt_training.ui.people import account, people
from ipt_training.ui.places import Place
from ipt_training.ui.practice import practise, quiz, vignette
from ipt_training.ui.recordings import case, cases
from ipt_training.use_cases.people.access import Session

Render = Callable[[Services, Session], None]
T, S, L = Role.TRAINEE, Role.SUPERVISOR, Role.PROGRAMME_LEAD


@dataclass(frozen=True)
class Screen:
    """One screen: where it is, what it is called, and who has it."""

    place: Place
    title: str
    icon: str
    roles: frozenset[Role]
    render: Render
    listed: bool = True
    """Whether it stands at the side; others are reached from a row or a button."""
    aside: frozenset[Role] = frozenset()
    """Roles that reach it from a link alone."""

    def stands_for(self, role: Role) -> bool:
        """Say whether it stands at the side of a role."""
        return self.listed and role in self.roles - self.aside


SCREENS = (
    Screen(Place.TODAY, "Today", "wb_sunny", frozenset({T, S, L}), today.render),
    Screen(Place.PRACTISE, "Practise", "self_improvement", frozenset({T}), practise.render),
    Screen(Place.VIGNETTE, "Vignette", "menu_book", frozenset({T}), vignette.render, listed=False),
    Screen(Place.QUIZ, "Quiz", "quiz", frozenset({T}), quiz.render, listed=False),
    Screen(Place.CASES, "My cases", "folder_open", frozenset({T}), cases.render),
    Screen(Place.RESULTS, "My results", "insights", frozenset({T}), results.render),
    Screen(Place.QUEUE, "Rate", "hearing", frozenset({S}), queue.render),
    Screen(Place.DESK, "Rating", "hearing", frozenset({S}), desk.render, listed=False),
    Screen(Place.TRAINEES, "My trainees", "groups", frozenset({S}), trainees.render),
    Screen(Place.AGREEMENT, "Agreement", "handshake", frozenset({S, L}), agreement.render),
    Screen(Place.METHODS, "Methods", "science", frozenset({S, L}), methods.render, listed=False),
    Screen(
        Place.RATER,
        "Rater profile",
        "balance",
        frozenset({S, L}),
        rater_profile.render,
        listed=False,
    ),
    Screen(Place.CASE, "Case", "folder", frozenset({T, S}), case.render, listed=False),
    Screen(
        Place.SCORECARD,
        "Scorecard",
        "description",
        frozenset({T, S, L}),
        scorecard.render,
        listed=False,
    ),
    Screen(Place.PEOPLE, "People", "group", frozenset({L}), people.render),
    Screen(Place.PROGRAMME, "Programme", "checklist", frozenset({L}), programme.render),
    Screen(Place.PROGRESS, "Progress", "flag", frozenset({T, S, L}), progress.render, listed=False),
    Screen(Place.DECISION, "Decision", "gavel", frozenset({L}), decision.render, listed=False),
    Screen(Place.EXPORTS, "Exports", "download", frozenset({L}), exports.render),
    Screen(
        Place.CONTENT,
        "Content",
        "library_books",
        frozenset({T, S, L}),
        content.render,
        aside=frozenset({T, S}),
    ),
    Screen(Place.AUDIT, "Audit", "history", frozenset({L}), audit.render),
    Screen(Place.ACCOUNT, "Account", "account_circle", frozenset({T, S, L}), account.render),
)


def pages(services: Services, session: Session, role: Role) -> list[st.Page]:
    """Give the pages of one role; at the addresses of others it is told that nothing is there."""
    mine = [screen for screen in SCREENS if role in screen.roles]
    theirs = [screen for screen in SCREENS if role not in screen.roles]
    return [
        *(_page(one, role, one.title, partial(one.render, services, session)) for one in mine),
        *(_page(one, role, "Nothing here", frame.nothing_here) for one in theirs),
    ]


def _page(screen: Screen, role: Role, title: str, render: Callable[[], None]) -> st.Page:
    return st.Page(
        render,
        title=title,
        icon=f":material/{screen.icon}:",
        url_path=screen.place.value,
        default=screen.place is Place.TODAY,
        visibility="visible" if screen.stands_for(role) else "hidden",
    )
