"""A sign-in lasts while somebody is there, says when it ends, and is begun again at its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.in_process import Browser, House, house

PASSWORD = "the lamp by the window"
PLACE = "http://127.0.0.1:8501/vignette?attempt=a1&at=3"


@pytest.fixture
def built(tmp_path: Path) -> Iterator[House]:
    """Give routes and guard, with one person."""
    with house(tmp_path) as made:
        made.person("tilda", PASSWORD)
        yield made


def signed_in(built: House) -> Browser:
    token = built.services.sign_in.sign_in("tilda", PASSWORD, address="test")
    return built.browser(f"ipt={token}")


def test_a_use_says_how_long_the_sign_in_lasts(built: House) -> None:
    answer = signed_in(built).post("/ipt/presence", headers={"Origin": built.address})
    said = answer.json()
    assert answer.status_code == 200
    assert 14 * 60 < said.pop("left") <= 15 * 60
    assert said == {"extends": True, "every": 60.0, "warn": 120.0}


def test_a_use_of_a_stranger_keeps_nothing_alive(built: House) -> None:
    answer = built.browser().post("/ipt/presence", headers={"Accept": "application/json"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("referer", "to"),
    [
        (PLACE, "/vignette?attempt=a1&at=3"),
        ("http://127.0.0.1:8501/", "/"),
        ("http://127.0.0.1:8501/sign-out", "/"),
        ("http://127.0.0.1:8501/ipt/download/ratings.csv", "/"),
        ("http://evil.example/vignette?attempt=a1", "/"),
        ("", "/"),
    ],
)
def test_signing_in_again_returns_to_the_place_a_window_stood_at(
    built: House, referer: str, to: str
) -> None:
    page = built.browser().get("/sign-in", headers={"Referer": referer}).text
    action = page.split('action="')[1].split('"')[0]
    wanted = "/sign-in" if to == "/" else "/sign-in?next=%2Fvignette%3Fattempt%3Da1%26at%3D3"
    assert action == wanted
