"""The page of the screens: ours at every address of a screen, a plain sentence at every other."""

import pytest

from ipt_training.ui.places import Place
from ipt_training.web import shell
from tests.web.served import TRAINEE, Served

SCREENS = sorted(place.value for place in Place if place is not Place.TODAY)


def test_every_screen_has_an_address() -> None:
    assert sorted(shell.SCREENS) == SCREENS
    assert Place.TODAY.value == shell.START


def test_the_page_carries_our_name_and_says_where_the_server_is() -> None:
    text = shell.page()
    assert "<title>IPT training</title>" in text
    assert 'href="/favicon.svg"' in text
    assert "window.__streamlit = {BACKEND_BASE_URL: window.location.origin}" in text
    assert "service-desc" not in text
    assert "AI" not in text


@pytest.mark.parametrize("screen", ["", *SCREENS])
def test_an_address_of_a_screen_gives_the_page(served: Served, screen: str) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.get(f"/{screen}")
    assert (answer.status_code, answer.text) == (200, shell.page())


def test_today_typed_by_hand_leads_to_the_start(served: Served) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.get("/today?a=b%26c")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?a=b%26c")


@pytest.mark.parametrize("path", ["/nowhere", "/cases/nowhere", "/today/", "/manifest.json"])
def test_another_address_is_answered_in_our_own_words(served: Served, path: str) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.get(path)
    assert answer.status_code == 404
    assert "There is nothing here under this address." in answer.text
    assert "Streamlit" not in answer.text


@pytest.mark.parametrize("name", sorted(shell.SCRIPTS))
def test_the_page_runs_our_own_scripts(served: Served, name: str) -> None:
    assert f'<script type="module" src="/ipt/script/{name}.js"></script>' in shell.page()
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.get(f"/ipt/script/{name}.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.text == shell.SCRIPTS[name]


def test_a_script_that_is_not_there_is_not_there(served: Served) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        assert client.get("/ipt/script/nothing.js").status_code == 404


@pytest.mark.parametrize("path", ["/favicon.svg", "/favicon.png"])
def test_the_picture_of_the_window_is_there_for_everybody(served: Served, path: str) -> None:
    with served.visitor() as stranger:
        answer = stranger.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.text.startswith("<svg")
