"""Without a live session nothing answers: no page, no file, no socket (A01, A18, A19)."""

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.web.raw_client import window
from tests.web.served import TRAINEE, Served

PAGES = ("/", "/today", "/audit", "/rating?rating=abc", "/password", "/sign-out")
FILES = (
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/_stcore/agent/openapi.json",
    "/media/0123456789abcdef.wav",
    "/component/thing/index.html",
    "/app/static/secret.txt",
    "/ipt/media/abc",
    "/ipt/outline/abc",
    "/ipt/download/ratings.csv",
    "/ipt/download/reliability.xlsx",
    "/ipt/print/reliability",
    "/ipt/print/scorecard/abc",
    "/ipt/upload/abc",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_who_opens_a_page_is_led_to_sign_in(served: Served, path: str) -> None:
    with served.visitor() as stranger:
        answer = stranger.get(path)
    assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/sign-in")


@pytest.mark.parametrize("path", FILES)
def test_a_stranger_gets_no_file(served: Served, path: str) -> None:
    with served.visitor() as stranger:
        answer = stranger.get(path, headers={"Accept": "*/*"})
    assert (answer.status_code, answer.json()["message"]) == (401, "You are not signed in.")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "OPTIONS"])
def test_a_stranger_cannot_upload(served: Served, method: str) -> None:
    with served.visitor() as stranger:
        answer = stranger.request(method, "/_stcore/upload_file/session/file", content=b"x")
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "cookie",
    ["", "ipt=", "ipt=guess", "ipt=a; ipt=b", "__Host-ipt=guess", 'ipt="'],
    ids=["none", "empty", "guessed", "two", "other name", "broken"],
)
def test_a_stranger_gets_no_socket(served: Served, cookie: str) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        window(served.port, cookie=cookie, origin=served.origin),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_claimed_headers_of_the_guard_open_nothing(served: Served) -> None:
    session = served.cookie_of(TRAINEE)
    claims = (("X-IPT-User", session), ("X-IPT-Guard", served.services.mark()))
    with (
        pytest.raises(InvalidStatus) as refused,
        window(served.port, origin=served.origin, headers=claims),
    ):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, ""),
        ("null", ""),
        ("http://evil.example", ""),
        ("http://127.0.0.1:9999", ""),
        ("http://localhost:9999", ""),
        ("https://127.0.0.1:{port}", ""),
        ("http://evil.example:{port}", "evil.example"),
    ],
    ids=["missing", "null", "other site", "other port", "other name", "https", "rebound"],
)
def test_another_origin_gets_no_socket_even_with_the_cookie(
    served: Served, origin: str | None, host: str
) -> None:
    named = origin.format(port=served.port) if origin else None
    with (
        pytest.raises(InvalidStatus) as refused,
        window(served.port, cookie=served.cookie_of(TRAINEE), origin=named, host=host),
    ):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_may_be_called_by_both_its_names(served: Served, host: str) -> None:
    named = f"http://{host}:{served.port}"
    cookie = served.cookie_of(TRAINEE)
    with window(served.port, cookie=cookie, origin=named, host=host) as opened:
        assert opened.run().session_id


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "[::1"]
)
def test_another_name_is_refused(served: Served, host: str) -> None:
    with served.visitor() as stranger:
        answer = stranger.get("/sign-in", headers={"Host": host})
    assert answer.status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=["origin", "null", "cross-site", "same-site"],
)
def test_another_site_cannot_change_anything(served: Served, headers: dict[str, str]) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.post("/sign-out", headers=headers)
        still_in = client.get("/")
    assert (answer.status_code, still_in.status_code) == (403, 200)


def test_another_site_cannot_embed_what_somebody_may_see(served: Served) -> None:
    embedding = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.get("/ipt/media/abc", headers=embedding)
    assert answer.status_code == 403


def test_an_upload_without_an_uploader_or_too_large_is_refused(served: Served) -> None:
    cookie = served.cookie_of(TRAINEE)
    with window(served.port, cookie=cookie, origin=served.origin) as opened:
        path = f"/_stcore/upload_file/{opened.run().session_id}/file"
        with served.visitor(cookie) as client:
            answers = [_upload(client, path, size) for size in (10, 10 * 1024 * 1024)]
    assert [answer < 500 and answer >= 400 for answer in answers] == [True, True]


def _upload(client: httpx.Client, path: str, size: int) -> int:
    files = {"file": ("x.wav", b"x" * size)}
    return client.put(path, files=files).status_code
