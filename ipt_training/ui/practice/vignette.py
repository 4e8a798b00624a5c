"""A vignette: the case at one's side, its scenes one at a time, and the end page."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, NotFound
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.practice.attempt import Step
from ipt_training.domain.practice.vignette import Scene
from ipt_training.ui import messages, state
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, about, go
from ipt_training.ui.practice import (
    attempt_page,
    case_end,
    closeness_circle,
    feedback,
    intake,
    into_view,
    mood_timeline,
    progress_line,
    prose,
    questionnaire_course,
    scene_form,
    told_so_far,
)
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.practice.practise import OnVignette

SCREEN = "vignette"


def render(services: Services, session: Session) -> None:
    """Let a trainee work through one attempt at a vignette."""
    on = services.practise.vignette(session, AttemptId(about("attempt")))
    part = attempt_page.begin(on.vignette.title, on.attempt, [on.vignette])
    if part is None:
        _end(services, session, on)
    else:
        scene = on.vignette.scene(part)
        if scene is None:
            raise NotFound("This vignette was changed since you began. Begin it again to go on.")
        _work(services, session, on, scene)
    who_sees("Nobody else sees this.")


def _work(services: Services, session: Session, on: OnVignette, scene: Scene) -> None:
    step = on.attempt.step_for(scene.id)
    number = on.attempt.parts.index(scene.id) + 1
    progress_line.show("Scene", on.attempt, scene.id, screen=SCREEN)
    left, right = st.columns(2, gap="large")
    with left:
        quote = scene.intake_quote if step is not None else None
        intake.show(on.vignette.intake, marked=quote or "")
    with right:
        here, people, course, answers = st.tabs(
            ["Scene", "People", "Timeline", "Questionnaires"],
            key=state.key(SCREEN, "tabs", str(number)),
        )
    with here:
        at = scene_form.Place(SCREEN, on.attempt.id, number)
        if step is None:
            into_view.show(on.attempt.id, f"Scene {number}", key="vignette.here")
            _scene(scene)
            _decide(services, session, on, scene, at)
        else:
            _scene(scene)
            into_view.show(
                on.attempt.id, f"What can be said of scene {number}", key="vignette.said"
            )
            attempt_page.say_whose(at, what="scene")
            _read(services, on, scene, step)
    so_far = told_so_far.until(on.vignette, scene, answered=on.attempt.answered)
    with people:
        patient = on.vignette.patient.name.split()[0]
        later = len(so_far.people) < len(on.vignette.inventory)
        closeness_circle.show(patient, so_far.people, whole=not later)
    with course:
        mood_timeline.show(so_far.events, whole=so_far.whole)
    with answers:
        questionnaire_course.show(so_far.measurements)


def _scene(scene: Scene) -> None:
    st.header(messages.plain(scene.title), anchor=False)
    st.caption(messages.plain(scene.setting))
    prose.dialogue([(line.who, line.text) for line in scene.said])


def _decide(
    services: Services, session: Session, on: OnVignette, scene: Scene, at: scene_form.Place
) -> None:
    attempt_page.answer(
        lambda: scene_form.show(scene.decision, at),
        lambda given: services.practise.answer_scene(session, on.attempt.id, scene.id, given),
        at,
    )


def _read(services: Services, on: OnVignette, scene: Scene, step: Step) -> None:
    feedback.scene(scene, step.given, services.content.looked_for)
    if scene.intake_quote:
        st.markdown(f"[Show me where in the intake](#{intake.ANCHOR})")
    attempt_page.onward(
        on.attempt, scene.id, to_next="Next scene", to_end="See how it ended", screen=SCREEN
    )


def _end(services: Services, session: Session, on: OnVignette) -> None:
    into_view.show(on.attempt.id, "The end of the case", key="vignette.end")
    case_end.show(on, services.content.looked_for)
    progress_line.back_from_end("Scene", on.attempt, screen=SCREEN)
    practise, onward = st.columns(2)
    if practise.button("Practise that", type="primary", key="vignette.practise", width="stretch"):
        _practise_that(services, session, on)
    if onward.button("Next case", key="vignette.onward", width="stretch"):
        _next_case(services, session)


def _practise_that(services: Services, session: Session, on: OnVignette) -> None:
    scene = case_end.weakest(on)
    phase: Phase | None = scene.phase if scene else None
    name = state.key(SCREEN, "practise", on.attempt.id)
    try:
        attempt = services.practise.begin_quiz(
            session,
            phase=phase,
            focus=on.vignette.focus.primary,
            size=6,
            key=state.once(name, services.new_key),
        )
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent(name)
    go(Place.QUIZ, attempt=attempt)


def _next_case(services: Services, session: Session) -> None:
    begun = {attempt.content_id for attempt in services.practise.attempts(session)}
    fresh = next((one for one in services.content.vignettes() if one.id not in begun), None)
    if fresh is None:
        go(Place.PRACTISE)
        return
    name = state.key(SCREEN, "begin", fresh.id)
    key = state.once(name, services.new_key)
    attempt = services.practise.begin_vignette(session, fresh.id, key=key)
    state.spent(name)
    go(Place.VIGNETTE, attempt=attempt)
