"""What every answer carries, and what no answer says (A24, A25)."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from ipt_training.web import shell
from ipt_training.web.headers import inline_script_hashes
from tests.web.in_process import House, house
from tests.web.raw_client import window
from tests.web.served import TRAINEE, Served

WORDS = "/srv/ipt"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[House]:
    """Give routes and guard behind https, with one trainee."""
    with house(tmp_path, public_url="https://training.example.org") as built:
        built.person("tilda", "the lamp by the window")
        yield built


def _cookie(built: House) -> str:
    token = built.services.sign_in.sign_in("tilda", "the lamp by the window", address="test")
    return f"__Host-ipt={token}"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/sign-in", 200),
        ("/verify", 200),
        ("/verify/unknowncode", 404),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/media/none.wav", 404),
        ("/ipt/media/none", 404),
        ("/ipt/outline/none", 404),
        ("/ipt/nothing", 404),
        ("/..%2f..%2fetc/passwd", 400),
        ("/%00", 400),
    ],
)
def test_every_answer_of_the_server_has_the_headers(served: Served, path: str, status: int) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in policy or policy == "sandbox"
    assert "unsafe-eval" not in policy
    assert "server" not in answer.headers


def test_a_refused_socket_has_the_headers_too(served: Served) -> None:
    with pytest.raises(InvalidStatus) as refused, window(served.port, origin=served.origin):
        pass
    headers = refused.value.response.headers
    assert {name: headers[name] for name in ALWAYS} == ALWAYS


def test_only_the_script_of_streamlits_own_page_may_stand_inline(served: Served) -> None:
    with served.visitor(served.cookie_of(TRAINEE)) as client:
        policy = client.get("/").headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    hashes = [f"'{one}'" for one in inline_script_hashes(shell.page())]
    assert scripts.split() == ["script-src", "'self'", "blob:", *hashes]
    assert f"connect-src 'self' ws://127.0.0.1:{served.port}" in policy


def test_files_named_after_their_content_may_be_kept(served: Served) -> None:
    with served.visitor() as stranger:
        stranger.headers["Accept"] = "*/*"
        page = stranger.get("/", headers={"Cookie": served.cookie_of(TRAINEE)}).text
        script = page.split('src="./static/js/')[1].split('"')[0]
        answer = stranger.get(f"/static/js/{script}")
    assert (answer.status_code, "immutable" in answer.headers["cache-control"]) == (200, True)


def test_behind_https_browsers_are_told_to_stay_there(secure: House) -> None:
    answer = secure.browser().get("/sign-in")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        ("NotFound", 404, True),
        ("NotAllowed", 403, True),
        ("SignInRequired", 401, True),
        ("Conflict", 409, True),
        ("RuleBroken", 422, True),
        ("TooManyAttempts", 429, True),
        ("DiskFull", 507, True),
        ("Busy", 503, True),
        ("VaultLocked", 503, True),
        ("OutcomeUnknown", 500, True),
        ("StorageFailed", 500, False),
        ("Corrupt", 500, False),
        ("IptTrainingError", 500, False),
        ("ValueError", 500, False),
    ],
)
def test_every_error_has_its_status_and_only_ours_their_words(
    secure: House, kind: str, status: int, *, said: bool
) -> None:
    browser = secure.browser(_cookie(secure))
    script = browser.get(f"/ipt/fail/{kind}", headers={"Accept": "application/json"})
    page = browser.get(f"/ipt/fail/{kind}")
    assert (script.status_code, page.status_code) == (status, status)
    assert (WORDS in script.text, WORDS in page.text) == (said, said)
    assert not said or status < 500 or "Something went wrong here" not in page.text
    reference = script.json()["reference"]
    explained = [
        WORDS in str(one["exc_info"]) for one in secure.log if one["reference"] == reference
    ]
    assert explained == ([True] if status >= 500 else [])


def test_no_failure_says_that_nothing_was_changed_where_nobody_knows(secure: House) -> None:
    browser = secure.browser(_cookie(secure))
    for kind in ("ValueError", "IptTrainingError", "Corrupt"):
        page = browser.get(f"/ipt/fail/{kind}").text
        assert "othing was changed" not in page
        assert "Load the page again" in page


def test_a_crash_is_answered_with_a_page_and_the_headers(secure: House) -> None:
    answer = secure.browser(_cookie(secure)).get("/crash?patient=1")
    assert (answer.status_code, "Reference" in answer.text) == (500, True)
    assert "patient" not in answer.text
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize("button", ["burst", "burst_callback"], ids=["page", "callback"])
def test_an_error_in_a_screen_shows_a_reference_that_the_log_explains(
    probed: Served, button: str
) -> None:
    cookie = probed.cookie_of(TRAINEE)
    with window(probed.port, cookie=cookie, origin=probed.origin) as opened:
        opened.run()
        opened.run(click=opened.widget(button))
        frames = b"".join(opened.frames)
        reference = opened.shown.split("Reference ")[1].split(".")[0]
    assert [secret in frames for secret in (b"ValueError", b"Traceback", WORDS.encode())] == [
        False, False, False,
    ]  # fmt: skip
    explained = [entry for entry in probed.log() if entry.get("reference") == reference]
    (line,) = [json.dumps(entry) for entry in explained]
    assert ("ValueError" in line, "in _burst" in line, WORDS in line) == (True, True, False)


def test_an_ended_session_in_a_screen_leads_to_sign_in(probed: Served) -> None:
    cookie = probed.cookie_of(TRAINEE)
    with window(probed.port, cookie=cookie, origin=probed.origin) as opened:
        opened.run()
        opened.run(click=opened.widget("leave"))
        assert "/sign-in" in opened.shown
