"""A screen on its own, over an office of fakes, with what it was asked to go to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.ui.places import Place
from tests.fakes.office import TRAINEE, Office


def draw(screen: str, services: object, session: object) -> None:
    """Draw one screen; AppTest runs the text of this function, so it imports what it needs."""
    from ipt_training.domain.errors import IptTrainingError
    from ipt_training.ui import messages
    from tests.ui.rooms import screen_named

    try:
        screen_named(screen).render(services, session)
    except IptTrainingError as error:
        messages.show(error)


@dataclass
class Went:
    """Where a screen wanted to go."""

    to: list[tuple[Place, dict[str, str]]] = field(default_factory=list)

    def note(self, place: Place, **about: str) -> None:
        """Take the place of leaving."""
        self.to.append((place, about))


def open_screen(
    screen: ModuleType,
    office: Office,
    *,
    person: str = TRAINEE,
    monkeypatch: pytest.MonkeyPatch | None = None,
    went: Went | None = None,
    **address: str,
) -> AppTest:
    """Run a screen at an address once; every exception is a failure."""
    if monkeypatch is not None and went is not None:
        monkeypatch.setattr(screen, "go", went.note)
    test = AppTest.from_function(
        draw,
        default_timeout=20,
        kwargs={
            "screen": screen.__name__.rsplit(".", 1)[-1],
            "services": office,
            "session": office.session(person),
        },
    )
    for name, value in address.items():
        test.query_params[name] = value
    return run(test)


def run(test: AppTest) -> AppTest:
    """Run and refuse an exception."""
    test.run()
    assert not test.exception
    return test


def press(test: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    test.button(key=key).click()
    return run(test)


def sentences(test: AppTest) -> str:
    """Give all the words on the screen, as they would be read."""
    elements = [*test.markdown, *test.caption, *test.title, *test.header, *test.subheader]
    boxes = [*test.info, *test.warning, *test.error, *test.success]
    return "\n".join(str(one.value) for one in [*elements, *boxes]).replace("\\", "")


def bodies(test: AppTest) -> str:
    """Give the HTML that was drawn as such."""
    return "\n".join(str(one.proto.body) for one in test.get("html"))


def tables(test: AppTest) -> str:
    """Give the tables that were drawn, without any other HTML."""
    return "\n".join(one for one in bodies(test).split("<style>") if "<table" in one)


Change = Callable[[AppTest], None]
