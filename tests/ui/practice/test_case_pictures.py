"""The pictures of a case: labels that do not touch, and nothing that is not known yet."""

from datetime import date, timedelta

import pytest

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.practice.vignette import Event, Vignette
from ipt_training.ui.practice import (
    closeness_circle,
    intake,
    mood_timeline,
    questionnaire_course,
    told_so_far,
)
from ipt_training.ui.practice.answer_fields import mixed, place
from ipt_training.ui.practice.closeness_circle import SIDE, Spot, short, spread
from tests.fakes.practice import QUOTE, a_vignette

SHIPPED = FileLibrary(content_roots()).content().vignettes


def apart(one: Spot, other: Spot) -> bool:
    left, bottom, right, top = one.box
    other_left, other_bottom, other_right, other_top = other.box
    return left >= other_right or other_left >= right or bottom >= other_top or other_bottom >= top


@pytest.mark.parametrize("vignette", SHIPPED, ids=lambda one: str(one.id))
def test_no_label_of_a_closeness_circle_lies_on_another(vignette: Vignette) -> None:
    people = tuple((tie.ring, short(tie.name)) for tie in vignette.inventory)
    patient = vignette.patient.name.split()[0]
    spots = (*spread(people, patient), Spot(0, 0, patient))
    assert len(spots) == len(people) + 1
    for n, spot in enumerate(spots):
        assert all(apart(spot, other) for other in spots[:n])
        assert max(abs(edge) for edge in spot.box) <= SIDE / 2


def test_a_dot_stands_on_its_ring() -> None:
    spots = spread(((1, "Bo"), (2, "Cy"), (3, "Di")), "Ada")
    radii = [round((spot.x**2 + spot.y**2) ** 0.5) for spot in spots]
    assert radii == [round(radius) for radius in closeness_circle.RADIUS.values()]


@pytest.mark.parametrize(
    "case", [v for v in SHIPPED for s in v.scenes if s.intake_quote], ids=lambda one: str(one.id)
)
def test_every_quote_of_a_shipped_scene_is_lit_in_its_intake(case: Vignette) -> None:
    for scene in case.scenes:
        if scene.intake_quote:
            assert "<mark" in intake.as_html(case.intake, marked=scene.intake_quote)


def test_an_intake_keeps_headings_and_emphasis_and_nothing_else() -> None:
    drawn = intake.as_html(a_vignette().intake + "\n\n<script>*", marked=QUOTE)
    assert drawn == (
        "<h2>Intake: Ada Quill</h2>"
        "<p><em>Fictional patient.</em> At table"
        f' <mark id="in-the-intake">{QUOTE}</mark>.</p>'
        "<h3>Risk</h3><p>None <em>now</em>.</p><p>&lt;script&gt;*</p>"
    )


def test_before_a_scene_only_what_came_before_is_told() -> None:
    vignette = a_vignette()
    first, fourth = vignette.scenes[0], vignette.scenes[3]
    before = told_so_far.until(vignette, first)
    assert [event.what for event in before.events] == ["The *death*", "The funeral"]
    assert [one.at for one in before.measurements] == ["intake", "intake"]
    later = told_so_far.until(vignette, fourth)
    assert [event.session for event in later.events][-1] == 3
    assert later.measurements == vignette.measurements
    assert told_so_far.until(vignette, None).whole


def test_who_and_what_only_a_scene_brings_up_is_told_once_it_is_answered() -> None:
    vignette = a_vignette()
    first = vignette.scenes[0]
    held = vignette.model_copy(
        update={
            "inventory": tuple(
                tie.model_copy(update={"after_scene": first.id if n == 0 else None})
                for n, tie in enumerate(vignette.inventory)
            ),
            "timeline": tuple(
                event.model_copy(update={"after_scene": first.id if n == 0 else None})
                for n, event in enumerate(vignette.timeline)
            ),
        }
    )
    before = told_so_far.until(held, first)
    after = told_so_far.until(held, first, answered={first.id})
    assert before.people == held.inventory[1:]
    assert after.people == held.inventory
    assert after.events == (held.timeline[0], *before.events)
    assert told_so_far.until(held, None).people == held.inventory


@pytest.mark.parametrize(
    ("case", "scene", "hidden"),
    [
        ("night-shift", "missing-person", {"dubem"}),
        ("the-new-register", "white-page", {"priya", "halcyon", "farrow", "maja"}),
    ],
)
def test_nobody_whom_a_scene_asks_about_is_on_the_circle_before(
    case: str, scene: str, hidden: set[str]
) -> None:
    vignette = next(one for one in SHIPPED if one.id == case)
    asked = vignette.scene(scene)
    before = {tie.id for tie in told_so_far.until(vignette, asked).people}
    after = {tie.id for tie in told_so_far.until(vignette, asked, answered={scene}).people}
    assert after - before == hidden


def test_marks_of_close_days_stand_in_different_lanes() -> None:
    start = date(2025, 1, 1)
    days = [start + timedelta(days=n) for n in (0, 1, 2, 100, 200)]
    assert mood_timeline.lanes(days) == (0, 1, 2, 0, 0)
    assert mood_timeline.lanes([]) == ()


def test_sessions_are_numbered_and_events_lettered() -> None:
    events = [
        Event(on=date(2025, 1, n + 1), what="x", mood=1, session=session)
        for n, session in enumerate((None, 1, None, 2))
    ]
    assert mood_timeline.marks(events) == ("a", "1", "b", "2")


def test_item_nine_is_told_in_words() -> None:
    words = [questionnaire_course.item_nine(one) for one in a_vignette().measurements]
    assert words == ["several days", "", "not endorsed"]


@pytest.mark.parametrize("ids", [("a", "b", "c"), ("a", "b", "c", "d", "e", "f", "g")])
def test_steps_are_mixed_the_same_way_each_time_and_never_right(ids: tuple[str, ...]) -> None:
    for seed in map(str, range(200)):
        order = mixed(ids, seed=seed)
        assert order == mixed(ids, seed=seed)
        assert sorted(order) == list(range(len(ids)))
        assert list(order) != sorted(order)


@pytest.mark.parametrize("forged", [3, -1, True, "1", 1.0, [1]])
def test_a_place_that_was_not_offered_is_refused(forged: object) -> None:
    with pytest.raises(RuleBroken):
        place(forged, 3)
