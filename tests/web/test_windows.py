"""Open windows belong to one session and end with it (A03, A05, A06, A07, A08)."""

from collections.abc import Callable
from time import monotonic

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from ipt_training.domain.people.person import Role
from ipt_training.use_cases.people.sign_in import session_of
from tests.web.raw_client import Window, window
from tests.web.served import LEAD, OTHER, PASSWORD, TRAINEE, Served, fill_in

TWO_SECONDS = 2.0
NOT_YOURS = "This address does not belong to what you do here."
Ending = Callable[[Served, str], None]


def test_a_signed_in_person_gets_their_screens(served: Served) -> None:
    cookie = served.cookie_of(TRAINEE)
    with window(served.port, cookie=cookie, origin=served.origin) as opened:
        assert "Tilda" in opened.run().shown


@pytest.mark.parametrize("page", ["audit", "people", "exports"])
def test_a_page_of_another_role_is_not_there(served: Served, page: str) -> None:
    cookie = served.cookie_of(TRAINEE)
    with window(served.port, cookie=cookie, origin=served.origin) as opened:
        opened.run(page_name=page)
        assert NOT_YOURS in opened.shown
    with window(served.port, cookie=served.cookie_of(LEAD), origin=served.origin) as theirs:
        theirs.run(page_name=page)
        assert NOT_YOURS not in theirs.shown
        page_hash = theirs.script_hash
    with window(served.port, cookie=cookie, origin=served.origin) as opened:
        opened.run(script_hash=page_hash)
        assert "Lena" not in opened.shown
        assert NOT_YOURS in opened.shown


def test_a_known_session_id_without_the_cookie_takes_nothing_over(probed: Served) -> None:
    cookie = probed.cookie_of(TRAINEE)
    with window(probed.port, cookie=cookie, origin=probed.origin) as owner:
        owner.run()
        with (
            pytest.raises(InvalidStatus),
            window(probed.port, origin=probed.origin, resume=owner.session_id),
        ):
            pass
        assert "Pressed 1 times." in _pressed(owner)


@pytest.mark.parametrize("left", [False, True], ids=["still open", "just left"])
def test_another_person_with_a_known_session_id_gets_a_window_of_their_own(
    probed: Served, *, left: bool
) -> None:
    with window(probed.port, cookie=probed.cookie_of(TRAINEE), origin=probed.origin) as owner:
        _pressed(owner)
        if left:
            owner.connection.close()
        thief = probed.cookie_of(OTHER)
        with window(
            probed.port, cookie=thief, origin=probed.origin, resume=owner.session_id
        ) as other:
            other.run()
            assert other.session_id != owner.session_id
            assert "Pressed 0 times." in other.shown


def test_the_owner_resumes_their_window_after_the_line_was_lost(probed: Served) -> None:
    cookie = probed.cookie_of(TRAINEE)
    with window(probed.port, cookie=cookie, origin=probed.origin) as owner:
        _pressed(owner)
        session_id = owner.session_id
    with window(probed.port, cookie=cookie, origin=probed.origin, resume=session_id) as again:
        assert "Pressed 1 times." in again.run().shown


def _sign_out(served: Served, cookie: str) -> None:
    with served.visitor() as client:
        client.cookies.set(*cookie.split("=", 1))
        fill_in(client, "/sign-out")


def _end_row(served: Served, cookie: str) -> None:
    served.services.sign_in.sign_out(session_of(cookie.split("=", 1)[1]))


def _drop_role(served: Served, _cookie: str) -> None:
    lead = session_of(served.cookie_of(LEAD).split("=", 1)[1])
    person = served.services.people.find(OTHER)
    served.services.people.set_roles(lead, person.id, [Role.TRAINEE])


def _disable(served: Served, _cookie: str) -> None:
    people = served.services.people
    people.disable(None, people.find(OTHER).id)
    people.enable(None, people.find(OTHER).id)


def _change_password(served: Served, cookie: str) -> None:
    session = session_of(cookie.split("=", 1)[1])
    other = "another lamp by the door"
    token = served.services.sign_in.change_password(session, PASSWORD, other)
    served.services.sign_in.change_password(session_of(token), other, PASSWORD)


@pytest.mark.parametrize(
    "end",
    [_sign_out, _end_row, _drop_role, _disable, _change_password],
    ids=["sign-out", "row ended elsewhere", "role dropped", "account closed", "password changed"],
)
def test_a_window_is_cut_within_two_seconds_of_its_session(probed: Served, end: Ending) -> None:
    cookie = probed.cookie_of(OTHER)
    with window(probed.port, cookie=cookie, origin=probed.origin) as opened:
        press = opened.run().widget("press")
        end(probed, cookie)
        start = monotonic()
        took = opened.closed_within(TWO_SECONDS)
        assert took is not None, monotonic() - start
        assert opened.redirected_to == "/sign-in"
        with pytest.raises(ConnectionClosed):
            opened.run(click=press)
    with pytest.raises(InvalidStatus), window(probed.port, cookie=cookie, origin=probed.origin):
        pass


def test_a_click_right_after_sign_out_is_not_answered(probed: Served) -> None:
    cookie = probed.cookie_of(OTHER)
    with window(probed.port, cookie=cookie, origin=probed.origin) as opened:
        press = opened.run().widget("press")
        _sign_out(probed, cookie)
        with pytest.raises(ConnectionClosed):
            opened.run(click=press)
        assert "Pressed 1 times." not in opened.shown


def test_one_session_cannot_open_windows_without_end(probed: Served) -> None:
    cookie = probed.cookie_of(OTHER)
    opened = [window(probed.port, cookie=cookie, origin=probed.origin) for _ in range(21)]
    for one in opened[:20]:
        one.__enter__()
    with pytest.raises(InvalidStatus):
        opened[20].__enter__()
    for one in opened[:20]:
        one.__exit__(None, None, None)


def _pressed(opened: Window) -> str:
    opened.run()
    return opened.run(click=opened.widget("press")).shown
