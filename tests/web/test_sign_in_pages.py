"""The pages at the door: sign-in, first account, password, sign-out (A20, A23)."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from httpx import Response

from ipt_training.domain.people.demonstration import DEMO_ACCOUNTS, DEMO_PASSWORD
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.people.sign_in import WRONG, session_of
from tests.web.in_process import Browser, House, house

PASSWORD = "the lamp by the window"
HTTPS = "https://training.example.org"
_FORM = re.compile(r'name="form_token" value="([0-9a-f]+)"')


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[House]:
    """Give the door on this machine, by plain http."""
    with house(tmp_path) as built:
        yield built


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[House]:
    """Give the door behind https."""
    with house(tmp_path, public_url=HTTPS) as built:
        yield built


def sent(browser: Browser, path: str, **fields: str) -> Response:
    """Load a form and send it."""
    page = browser.get(path)
    token = _FORM.search(page.text)
    assert token is not None, page.text
    return browser.post(path, data={"form_token": token.group(1), **fields})


def signed_in(built: House) -> Browser:
    """Give the browser of somebody who has just signed in."""
    built.person("tilda", PASSWORD)
    browser = built.browser()
    assert sent(browser, "/sign-in", user_name="tilda", password=PASSWORD).status_code == 303
    return browser


def test_the_cookie_over_https_cannot_be_read_sent_elsewhere_or_set_by_neighbours(
    secure: House,
) -> None:
    secure.person("tilda", PASSWORD)
    answer = sent(secure.browser(), "/sign-in", user_name="tilda", password=PASSWORD)
    name, *flags = answer.headers["set-cookie"].split("; ")
    assert name.startswith("__Host-ipt=")
    assert {flag.lower() for flag in flags} == {"secure", "httponly", "samesite=lax", "path=/"}


def test_the_cookie_by_plain_http_is_still_hidden_from_scripts(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    answer = sent(plain.browser(), "/sign-in", user_name="tilda", password=PASSWORD)
    name, *flags = answer.headers["set-cookie"].split("; ")
    assert name.startswith("ipt=")
    assert {flag.lower() for flag in flags} == {"httponly", "samesite=lax", "path=/"}


def test_a_cookie_from_before_is_never_kept(plain: House) -> None:
    browser = signed_in(plain)
    before = browser.cookies["ipt"]
    sent(browser, "/sign-in", user_name="tilda", password=PASSWORD)
    after = browser.cookies["ipt"]
    access = plain.services.sign_in.access
    assert before != after
    assert [access.is_live(session_of(token)) for token in (before, after)] == [False, True]


def test_a_wrong_password_leaves_the_user_name_and_asks_for_the_password(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    answer = sent(plain.browser(), "/sign-in", user_name='til"da<b>', password="wrong")
    fields = re.findall("<input[^>]*>", answer.text)
    [name] = [one for one in fields if 'name="user_name"' in one]
    [password] = [one for one in fields if 'name="password"' in one]
    assert 'value="til&#34;da&lt;b&gt;"' in name
    assert ("autofocus" in name, "autofocus" in password) == (False, True)
    assert "wrong" not in password


def test_a_planted_cookie_does_not_become_a_session(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    browser = plain.browser()
    browser.cookies.set("ipt", "planted", domain="127.0.0.1", path="/")
    sent(browser, "/sign-in", user_name="tilda", password=PASSWORD)
    assert browser.cookies["ipt"] != "planted"
    assert not plain.services.sign_in.access.is_live(session_of("planted"))


def test_a_changed_password_changes_the_cookie_and_ends_every_other_session(plain: House) -> None:
    browser, elsewhere = signed_in(plain), plain.browser()
    sent(elsewhere, "/sign-in", user_name="tilda", password=PASSWORD)
    before = browser.cookies["ipt"]
    new = "another lamp by the door"
    answer = sent(browser, "/password", password=PASSWORD, new_password=new, again=new)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.cookies["ipt"] != before
    assert [browser.get("/").status_code, elsewhere.get("/").status_code] == [200, 303]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"password": PASSWORD, "new_password": "a", "again": "b"}, "differently"),
        ({"password": PASSWORD, "new_password": "short", "again": "short"}, "at least 12"),
        (
            {"password": "wrong", "new_password": "x" * 9 + "abcd", "again": "x" * 9 + "abcd"},
            "match",
        ),
    ],
    ids=["typed differently", "too short", "wrong old one"],
)
def test_a_password_is_changed_only_to_a_good_one(
    plain: House, fields: dict[str, str], words: str
) -> None:
    browser = signed_in(plain)
    before = browser.cookies["ipt"]
    answer = sent(browser, "/password", **fields)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert browser.cookies["ipt"] == before


def test_whoever_has_a_first_password_gets_nowhere_before_changing_it(plain: House) -> None:
    person, first = plain.services.people.add(None, "otto", "Otto", [Role.TRAINEE])
    browser = plain.browser()
    sent(browser, "/sign-in", user_name=person.user_name, password=first)
    page, file = browser.get("/"), browser.get("/ipt/fail/NotFound", headers={"Accept": "*/*"})
    assert (page.status_code, page.headers["location"], file.status_code) == (303, "/password", 403)
    sent(browser, "/password", password=first, new_password=PASSWORD, again=PASSWORD)
    assert browser.get("/").status_code == 200


def test_sign_out_ends_the_session_and_takes_the_cookie(plain: House) -> None:
    browser = signed_in(plain)
    token = browser.cookies["ipt"]
    answer = sent(browser, "/sign-out")
    assert answer.headers["location"] == "/sign-in"
    assert "ipt" not in browser.cookies
    assert not plain.services.sign_in.access.is_live(session_of(token))


def test_wrong_name_and_wrong_password_read_alike(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    browser = plain.browser()
    texts = {
        sent(browser, "/sign-in", user_name=name, password="a wrong password").text.replace(
            f'value="{name}"', ""
        )
        for name in ("tilda", "nobody")
    }
    assert len(texts) == 1
    assert WRONG in texts.pop()


def test_a_wrong_name_takes_as_long_as_a_wrong_password(tmp_path: Path) -> None:
    with house(tmp_path, at_real_cost=True) as built:
        built.person("tilda", PASSWORD)
        passwords = built.services.sign_in.passwords
        with built.services.sign_in.access.store.reading() as tx:
            stored = tx.people.password_hash(built.services.people.find("tilda").id)
    assert stored is not None
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=2$")
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(7):
        for known in times:
            start = perf_counter()
            passwords.matches(stored if known else None, "a wrong password")
            times[known].append(perf_counter() - start)
    assert median(times[False]) == pytest.approx(median(times[True]), rel=0.5)


@pytest.mark.parametrize("name", ["tilda", "nobody"], ids=["known", "unknown"])
def test_guessing_is_slowed_down_whether_or_not_the_name_exists(plain: House, name: str) -> None:
    plain.person("tilda", PASSWORD)
    now = plain.services.sign_in.access.clock.now()
    with plain.services.sign_in.access.store.writing() as tx:
        for _ in range(10):
            tx.sign_ins.note_failure(f"account:{name}", now)
    answer = sent(plain.browser(), "/sign-in", user_name=name, password=PASSWORD)
    assert (answer.status_code, "Wait" in answer.text) == (429, True)


def test_spraying_many_names_from_one_address_is_slowed_down(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    now = plain.services.sign_in.access.clock.now()
    with plain.services.sign_in.access.store.writing() as tx:
        for _ in range(50):
            tx.sign_ins.note_failure("address:127.0.0.1", now)
    answer = sent(plain.browser(), "/sign-in", user_name="tilda", password=PASSWORD)
    assert (answer.status_code, "Wait" in answer.text) == (429, True)


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/cases?case=abc&tab=1", "/cases?case=abc&tab=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),
        ("", "/"),
    ],
)
def test_sign_in_leads_on_to_pages_of_ours_only(plain: House, wanted: str, leads_to: str) -> None:
    plain.person("tilda", PASSWORD)
    browser = plain.browser()
    page = browser.get("/sign-in", params={"next": wanted})
    action = re.search(r'<form method="post" action="([^"]*)"', page.text)
    token = _FORM.search(page.text)
    assert action is not None
    assert token is not None
    answer = browser.post(
        action.group(1).replace("&amp;", "&"),
        data={"form_token": token.group(1), "user_name": "tilda", "password": PASSWORD},
    )
    assert answer.headers["location"] == leads_to


@pytest.mark.parametrize("token", ["", "0" * 64, "é"], ids=["none", "invented", "not ASCII"])
def test_a_form_that_is_not_ours_changes_nothing(plain: House, token: str) -> None:
    plain.person("tilda", PASSWORD)
    browser = plain.browser()
    browser.get("/sign-in")
    fields = {"form_token": token, "user_name": "tilda", "password": PASSWORD}
    answer = browser.post("/sign-in", data=fields)
    assert (answer.status_code, "ipt" in browser.cookies) == (403, False)


def test_a_form_of_another_browser_changes_nothing(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    page = plain.browser().get("/sign-in")
    token = _FORM.search(page.text)
    assert token is not None
    browser = plain.browser()
    browser.get("/sign-in")
    fields = {"form_token": token.group(1), "user_name": "tilda", "password": PASSWORD}
    assert browser.post("/sign-in", data=fields).status_code == 403


def test_a_huge_form_is_refused_unread(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    answer = plain.browser().post("/sign-in", data={"password": "x" * 100_000})
    assert answer.status_code == 403


def test_the_first_account_is_made_once(plain: House) -> None:
    browser = plain.browser()
    assert browser.get("/sign-in").headers["location"] == "/first-account"
    fields = {"user_name": "lena", "name": "Lena", "password": PASSWORD}
    assert sent(browser, "/first-account", **fields).headers["location"] == "/"
    assert browser.get("/").status_code == 200
    assert plain.browser().get("/first-account").headers["location"] == "/sign-in"
    assert plain.services.people.find("lena").roles == {Role.PROGRAMME_LEAD}


def test_the_first_account_cannot_be_made_from_another_machine(secure: House) -> None:
    answer = secure.browser().get("/first-account")
    assert (answer.status_code, "at the shell" in answer.text) == (403, True)


def test_a_demonstration_is_entered_by_one_button(tmp_path: Path) -> None:
    with house(tmp_path, demo=True) as built:
        for account in DEMO_ACCOUNTS:
            built.person(account.user_name, DEMO_PASSWORD, account.role)
        page = built.browser().get("/sign-in").text
        assert page.count("Look around as") == len(DEMO_ACCOUNTS)
        assert "all people and sessions are fictional" in page
        browser = built.browser()
        sent(browser, "/sign-in", user_name=DEMO_ACCOUNTS[0].user_name, password=DEMO_PASSWORD)
        assert browser.get("/").status_code == 200


def test_without_a_demonstration_no_account_is_offered(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    page = plain.browser().get("/sign-in").text
    assert (DEMO_PASSWORD in page, "are fictional" in page) == (False, False)


def test_what_was_typed_is_shown_literally(plain: House) -> None:
    plain.person("tilda", PASSWORD)
    page = plain.browser().get("/sign-in", params={"next": '/"><script>alert(1)</script>'}).text
    assert "<script" not in page


@pytest.mark.parametrize("path", ["/sign-in", "/password", "/sign-out"])
def test_every_page_has_a_landmark_a_language_and_labels(plain: House, path: str) -> None:
    page = signed_in(plain).get(path).text
    labelled = set(re.findall(r'<label for="([^"]+)"', page))
    fields = set(re.findall(r'<input id="([^"]+)"', page))
    assert ("<main>" in page, 'lang="en-GB"' in page, fields - labelled) == (True, True, set())
