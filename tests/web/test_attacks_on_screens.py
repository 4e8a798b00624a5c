"""What a raw client with an account of its own can do to the real screens: nothing but its own.

A04 ids of others, A07 and A08 old windows, A10 values off the list, A12 ten submits at once.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed

from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.ids import RatingId
from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from ipt_training.domain.people.person import Role
from tests.web.programme import (
    LEAD,
    STRANGER,
    SUPERVISOR,
    TRAINEE,
    Programme,
    quiz_of_one_choice,
)
from tests.web.raw_client import Window, Wire

PACK = "two-case-practitioner"
FIELDS = ("desk.phase", "desk.group", "desk.extent", "desk.why")
SECRETS = (b"Traceback", b"ValueError", b"TypeError", b"site-packages")
WRONG: dict[str, Wire] = {
    "off the list": ["99  beyond"],
    "another label": ["5"],
    "a command": ["'; DROP TABLE ratings; --"],
    "two of one": ["1  Not at all", "5  Throughout"],
    "a number": 5,
    "not a number": float("nan"),
    "numbers": [5],
    "text": "5",
    "bytes": b"\x00\xff",
    "many numbers": [1, 2, 3],
}


@pytest.fixture
def desk(place: Programme) -> Iterator[tuple[Window, RatingId, str]]:
    """Give an open rating desk: its window, its draft, and the rater's cookie."""
    cookie = place.cookie(SUPERVISOR)
    rating_id = place.draft(cookie)
    place.rate_all(cookie, rating_id)
    with place.window(cookie) as opened:
        opened.run(page_name="rating", query=f"rating={rating_id}")
        yield opened, rating_id, cookie


def _others(place: Programme, user_name: str) -> dict[str, str]:
    """Give ids of things that are not this person's, by the address they stand in."""
    mine = place.person(user_name)
    with place.store.reading() as tx:
        everybody = frozenset(one.id for one in tx.people.all())
        theirs = everybody - {mine} - tx.people.trainees_of(mine)
        return {
            "case": tx.cases.of(theirs)[0].id,
            "attempt": next(one.id for who in sorted(theirs) for one in tx.attempts.of(who)),
            "rating": next(
                one.id for one in tx.ratings.all() if mine not in (one.rater_id, one.therapist_id)
            ),
            "draft": place.draft(place.cookie(SUPERVISOR)),
            "trainee": next(
                one.id for one in tx.people.all() if one.id in theirs and one.holds(Role.TRAINEE)
            ),
            "person": place.person(SUPERVISOR),
        }


@pytest.mark.parametrize(
    ("user_name", "page", "name", "what"),
    [
        (TRAINEE, "case", "case", "case"),
        (TRAINEE, "quiz", "attempt", "attempt"),
        (TRAINEE, "vignette", "attempt", "attempt"),
        (TRAINEE, "scorecard", "rating", "rating"),
        (TRAINEE, "progress", "trainee", "trainee"),
        (TRAINEE, "decision", "trainee", "trainee"),
        (STRANGER, "case", "case", "case"),
        (STRANGER, "rating", "rating", "draft"),
        (STRANGER, "scorecard", "rating", "rating"),
        (STRANGER, "progress", "trainee", "trainee"),
        (STRANGER, "rater", "person", "person"),
    ],
)
def test_the_id_of_anothers_thing_is_answered_like_one_that_is_not_there(
    place: Programme, user_name: str, page: str, name: str, what: str
) -> None:
    theirs = _others(place, user_name)[what]
    with place.window(place.cookie(user_name)) as opened:
        known = opened.run(page_name=page, query=f"{name}={theirs}").shown
        unknown = opened.run(page_name=page, query=f"{name}=nosuchthing").shown
    assert known.replace(theirs, "nosuchthing") == unknown
    assert "nothing here" in unknown or "no draft of yours" in unknown


@pytest.mark.parametrize(
    "path",
    [
        "/ipt/download/scorecard/{rating}.xlsx",
        "/ipt/print/scorecard/{rating}",
        "/ipt/media/{recording}",
        "/ipt/outline/{recording}",
        "/ipt/upload/{recording}",
        "/ipt/print/certificate/{certificate}",
        "/ipt/download/certificate/{certificate}.xlsx",
    ],
)
@pytest.mark.parametrize("user_name", [TRAINEE, STRANGER])
def test_the_file_of_another_is_answered_like_one_that_is_not_there(
    place: Programme, user_name: str, path: str
) -> None:
    mine = place.person(user_name)
    with place.store.reading() as tx:
        rating = next(
            one for one in tx.ratings.all() if mine not in (one.rater_id, one.therapist_id)
        )
        certificate = next(one.id for one in tx.certificates.all() if one.holder_id != mine)
        theirs = frozenset(one.id for one in tx.people.all()) - {mine}
        recording = tx.recordings.of(theirs - tx.people.trainees_of(mine))[0].id
    known = {"rating": rating.id, "certificate": certificate, "recording": recording}
    with place.served.visitor(place.cookie(user_name)) as client:
        headers = {"X-IPT": "1", "Accept": "application/json"}
        there = client.get(path.format(**known), headers=headers)
        gone = client.get(path.format(**dict.fromkeys(known, "nosuch")), headers=headers)
    assert (there.status_code, there.json()["message"]) == (
        gone.status_code,
        gone.json()["message"],
    )
    assert there.status_code in (403, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/ipt/download/programme/two-case-practitioner.xlsx",
        "/ipt/download/ratings.csv",
        "/ipt/download/reliability.xlsx?rubric=ipt-session",
        "/ipt/print/reliability?rubric=ipt-session",
    ],
)
def test_a_trainees_cookie_opens_no_route_of_supervisor_or_lead(
    place: Programme, path: str
) -> None:
    with place.served.visitor(place.cookie(TRAINEE)) as client:
        answer = client.get(path, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["message"]) in (
        (403, "Your role does not include this."),
        (404, "There is nothing here under this address."),
    )


@pytest.mark.parametrize("page", ["rating", "rate", "trainees", "agreement", "people", "exports"])
def test_a_trainees_window_draws_no_screen_of_supervisor_or_lead(
    place: Programme, page: str, desk: tuple[Window, RatingId, str]
) -> None:
    theirs, rating_id, _ = desk
    with place.window(place.cookie(LEAD if page in ("people", "exports") else SUPERVISOR)) as owner:
        page_hash = owner.run(page_name=page, query=f"rating={rating_id}").script_hash
    before = place.stored(rating_id)
    with place.window(place.cookie(TRAINEE)) as opened:
        opened.run(page_name=page, query=f"rating={rating_id}")
        assert "This address does not belong to what you do here." in opened.shown
        assert opened.widgets == {}
        opened.run(script_hash=page_hash, query=f"rating={rating_id}")
        for button in theirs.widgets:
            opened.run(script_hash=page_hash, query=f"rating={rating_id}", click=button)
            assert "What do you hear?" not in opened.shown
            assert "Sign this rating" not in opened.shown
    assert place.stored(rating_id) == before


@pytest.mark.parametrize("field", FIELDS)
def test_a_value_that_was_not_offered_changes_nothing_on_the_desk(
    place: Programme, desk: tuple[Window, RatingId, str], field: str
) -> None:
    opened, rating_id, cookie = desk
    if field == "desk.phase":
        opened.run(values={opened.named("desk.change")[-1]: True})
    for wrong, value in WRONG.items():
        before = place.stored(rating_id).judgement
        opened.run(values={opened.named(field)[-1]: value})
        opened.run()
        assert _nothing_taken_over(place.stored(rating_id).judgement, before), wrong
    place.rate_all(cookie, rating_id)
    assert _silent(opened)


def test_a_box_holds_a_tick_or_none_whatever_is_claimed(
    place: Programme, desk: tuple[Window, RatingId, str]
) -> None:
    opened, rating_id, _ = desk
    before = place.stored(rating_id).judgement
    for value in WRONG.values():
        opened.run(values={opened.named("rail.crisis")[-1]: value})
        now = place.stored(rating_id).judgement
        assert now.justified_departure in (True, False)
        assert now == before.model_copy(update={"justified_departure": now.justified_departure})


def _nothing_taken_over(now: Judgement, before: Judgement) -> bool:
    """Say whether no score is new; one may have been taken back, which every scale offers."""
    changed = [one for one in before.answers if now.answers.get(one) != before.answers[one]]
    return (
        now.heard == before.heard
        and now.justified_departure == before.justified_departure
        and set(now.answers) == set(before.answers)
        and all(set(now.answers[one].scores) < set(before.answers[one].scores) for one in changed)
    )


def test_an_answer_that_was_not_offered_is_not_kept(place: Programme) -> None:
    cookie = place.cookie(TRAINEE)
    attempt_id = quiz_of_one_choice(place, cookie)
    with place.window(cookie) as opened:
        opened.run(page_name="quiz", query=f"attempt={attempt_id}")
        for wrong, value in WRONG.items():
            field, button = opened.named("quiz.answer")[-1], opened.named("quiz.submit")[-1]
            opened.run(values={field: value}, click=button)
            with place.store.reading() as tx:
                attempt = tx.attempts.get(attempt_id)
            assert attempt is not None
            assert attempt.steps == (), wrong
        assert _silent(opened)


def _silent(opened: Window) -> bool:
    """Say whether the server told nothing of its inside."""
    frames = b"".join(opened.frames)
    return not any(secret in frames for secret in SECRETS)


def test_ten_signatures_at_once_sign_once(
    place: Programme, desk: tuple[Window, RatingId, str]
) -> None:
    _, rating_id, cookie = desk

    def ready(opened: Window) -> dict[str, Wire]:
        opened.run(page_name="rating", query=f"rating={rating_id}")
        opened.run(click=opened.named("desk.sign")[-1])
        reasons = dict.fromkeys(opened.named("sign.reason"), "A second listening.")
        return {opened.named("sign.password")[-1]: DEMO_PASSWORD, **reasons}

    _at_once(place, cookie, ready, "Sign this rating")
    with place.store.reading() as tx:
        assert tx.ratings.get(rating_id) is not None
        assert tx.drafts.get(rating_id) is None
        assert sum(one.id == rating_id for one in tx.ratings.all()) == 1
    assert place.audited("rating signed", rating_id) == 1


def test_ten_answers_at_once_are_one_answer(place: Programme) -> None:
    cookie = place.cookie(TRAINEE)
    attempt_id = quiz_of_one_choice(place, cookie)

    def ready(opened: Window) -> dict[str, Wire]:
        opened.run(page_name="quiz", query=f"attempt={attempt_id}")
        field = opened.named("quiz.answer")[-1]
        return {field: opened.options[field][0]}

    _at_once(place, cookie, ready, "quiz.submit")
    with place.store.reading() as tx:
        attempt = tx.attempts.get(attempt_id)
    assert attempt is not None
    assert [step.seq for step in attempt.steps] == [1]


def test_ten_decisions_at_once_issue_one_certificate(place: Programme) -> None:
    cookie = place.cookie(LEAD)
    everybody = place.served.services.oversee.everybody(place.session(cookie), PACK)
    due = next(one.trainee_id for one in everybody if one.standing.met and one.may_issue)

    def ready(opened: Window) -> dict[str, Wire]:
        opened.run(page_name="decision", query=f"trainee={due}&pack={PACK}")
        return {opened.named("decision.password")[-1]: DEMO_PASSWORD}

    _at_once(place, cookie, ready, "decision.issue")
    with place.store.reading() as tx:
        assert len(tx.certificates.of(due)) == 1


def test_ten_clicks_of_one_window_log_hours_once(place: Programme) -> None:
    cookie = place.cookie(TRAINEE)
    me = frozenset({place.person(TRAINEE)})
    with place.store.reading() as tx:
        before = len(tx.hours.of(me))

    def ready(opened: Window) -> dict[str, Wire]:
        opened.run(page_name="results")
        activity = opened.named("results.hours.activity")[-1]
        return {
            activity: opened.options[activity][0],
            opened.named("results.hours.hours")[-1]: 2.0,
            opened.named("results.hours.what")[-1]: "Read a chapter",
        }

    _at_once(place, cookie, ready, "results.hours.log", windows=1)
    with place.store.reading() as tx:
        assert len(tx.hours.of(me)) == before + 1


def test_after_sign_out_the_old_window_fires_every_button_into_nothing(
    place: Programme, desk: tuple[Window, RatingId, str]
) -> None:
    opened, rating_id, cookie = desk
    before = place.stored(rating_id)
    place.served.services.sign_in.sign_out(place.session(cookie))
    _fire_everything(opened)
    assert place.stored(rating_id) == before


def test_a_window_whose_role_was_dropped_changes_nothing_within_the_second(
    place: Programme, desk: tuple[Window, RatingId, str]
) -> None:
    opened, rating_id, _ = desk
    before = place.stored(rating_id)
    lead, sam = place.session(place.cookie(LEAD)), place.person(SUPERVISOR)
    people = place.served.services.people
    with place.store.reading() as tx:
        entrusted = tx.people.trainees_of(sam)
        supervisors = {one: tx.people.supervisors_of(one) for one in entrusted}
    people.set_roles(lead, sam, [Role.TRAINEE])
    try:
        _fire_everything(opened)
        assert place.stored(rating_id) == before
    finally:
        people.set_roles(lead, sam, [Role.SUPERVISOR])
        for trainee, held in supervisors.items():
            people.supervise(lead, trainee, held)


def _fire_everything(opened: Window) -> None:
    with pytest.raises(ConnectionClosed):
        _fire(opened)


def _fire(opened: Window) -> None:
    for widget, kind in list(opened.widgets.items()):
        offered = opened.options[widget]
        if kind == "button_group":
            opened.ask(values={widget: offered[-1:]})
        elif kind == "checkbox":
            opened.ask(values={widget: True})
        else:
            opened.ask(click=widget)
    while True:
        opened.read_run(5)


def _at_once(
    place: Programme,
    cookie: str,
    ready: Callable[[Window], dict[str, Wire]],
    button: str,
    *,
    windows: int = 5,
) -> None:
    """Open windows, and send the same submit ten times in all before any answer is read."""
    with ExitStack() as held:
        opened = [held.enter_context(place.window(cookie)) for _ in range(windows)]
        sent = [(one, ready(one)) for one in opened]
        for _ in range(10 // windows):
            for one, values in sent:
                one.ask(values=values, click=one.named(button)[-1])
        for one, _ in sent:
            one.read_run()
            one.run()
