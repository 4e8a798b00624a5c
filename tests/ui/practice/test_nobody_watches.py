"""No screen of a supervisor or lead differs by what a trainee practised, to the last character."""

import re

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import Given
from ipt_training.ui.navigation import SCREENS, Screen
from ipt_training.ui.places import Place
from tests.fakes.practised import as_it_was_written, practise
from tests.ui.test_every_screen_opens import Door, opened

DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
PAGES = [
    pytest.param(screen, role, id=f"{role.value}-{screen.place.value}")
    for screen in SCREENS
    for role in (Role.SUPERVISOR, Role.PROGRAMME_LEAD)
    if role in screen.roles
]


def sent(block: Block) -> str:
    """Give all that goes to the browser, part by part."""
    parts = []
    for part in block.children.values():
        parts.append(sent(part) if isinstance(part, Block) else repr(part.proto))
        assert isinstance(part, Block | Element)
    return "\n".join(parts)


def everything(test: AppTest) -> str:
    assert not test.exception
    return DIGEST.sub("(a digest)", f"{sent(test.main)}\n{sent(test.sidebar)}")


@pytest.mark.parametrize(("screen", "role"), PAGES)
def test_a_screen_is_the_same_whether_or_not_a_trainee_practised(
    screen: Screen, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for busy in (False, True):
        door = Door()
        if busy:
            practise(door, "chair", Given(chosen=("stay",)))
            as_it_was_written(door)
        door.chance.count = 1000
        door.seals.seal()
        test = opened(screen, role, monkeypatch, door)
        shown = everything(test)
        if screen.place is Place.AUDIT:
            shown += everything(test.button(key="audit.verify").click().run())
        seen.append(shown)
    assert len(seen[0]) > 200
    assert seen[0] == seen[1]
