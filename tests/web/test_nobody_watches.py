"""What a trainee practised is in no answer of a route or a command, and in no line of the log."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.routing import Route

from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.vignette import Choose
from ipt_training.use_cases.people.sign_in import session_of
from ipt_training.web import routes
from tests.cli.calling import called
from tests.web.in_process import House, house

PASSWORD = "the lamp by the window"
PLACE = re.compile(r"\{[^}]+\}")


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[House]:
    """Give the product over an empty folder."""
    with house(tmp_path) as built:
        yield built


def signed_in(built: House, user_name: str, role: Role) -> str:
    """Add somebody and sign them in; give the token of their cookie."""
    built.person(user_name, PASSWORD, role)
    return built.services.sign_in.sign_in(user_name, PASSWORD, address="here")


def practised(built: House, token: str) -> frozenset[str]:
    """Let a trainee practise, err and ask for what never was; give what would betray it."""
    session, services = session_of(token), built.services
    vignette = next(
        one
        for one in services.content.all().vignettes
        if isinstance(one.scenes[0].decision, Choose)
    )
    attempt = services.practise.begin_vignette(session, vignette.id, key="k1")
    scene = services.practise.vignette(session, attempt).scene
    assert scene is not None
    assert isinstance(scene.decision, Choose)
    given = Given(chosen=(scene.decision.options[0].id,))
    services.practise.answer_scene(session, attempt, scene.id, given)
    quiz = services.practise.begin_quiz(session, phase=None, focus=None, size=2, key="k2")
    with suppress(IptTrainingError):
        services.practise.quiz(session, attempt)
    with suppress(IptTrainingError):
        services.practise.answer_question(session, quiz, "no-such-question", given)
    return frozenset({attempt, quiz, scene.id})


def whole(content: bytes) -> str:
    """Give all text of a file, also of one that is packed."""
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())


def test_no_route_command_or_line_of_the_log_tells_of_practice(
    plain: House, tmp_path: Path
) -> None:
    tokens = {role: signed_in(plain, role.value.replace("_", "."), role) for role in Role}
    trainee = plain.services.who(session_of(tokens[Role.TRAINEE]))
    plain.services.seals.seal()  # before anything is counted: signing in has it begun elsewhere
    lines, before = len(plain.log), json.loads(called("audit", "--json").stdout)
    traces = practised(plain, tokens[Role.TRAINEE])
    assert json.loads(called("audit", "--json").stdout) == before
    assert plain.log[lines:] == []

    lead = session_of(tokens[Role.PROGRAMME_LEAD])
    answers = [repr(plain.services.audit.latest(lead))]
    for role in (Role.SUPERVISOR, Role.PROGRAMME_LEAD):
        browser = plain.browser(f"ipt={tokens[role]}")
        for route in (*routes.public(plain.services), *routes.private(plain.services)):
            assert isinstance(route, Route)
            if route.path != "/sign-out" and "GET" in (route.methods or {"GET"}):
                for asked in (*traces, "ipt-session"):
                    path = PLACE.sub(asked, route.path)
                    answers.append(whole(browser.get(path).content).replace(path, ""))
    out = tmp_path / "out"
    for words in (
        ("audit",),
        ("tidy",),
        ("export", "ratings", "--out", str(out)),
        ("export", "programme", "--out", str(out)),
    ):
        said = called(*words)
        answers += [said.stdout, said.stderr, whole(out.read_bytes()) if out.exists() else ""]
    answers.append(repr(plain.log))

    assert len(answers) > 60
    assert [one for one in answers if any(trace in one for trace in traces)] == []
    with plain.services.sign_in.access.store.reading() as tx:
        about = [one for one in tx.audit.entries() if trainee.id in (one.actor, one.about)]
    assert [one.action for one in about] == ["person added", "signed in"]
