"""A trainee who practises, on a day when everything else stays as it is."""

from contextlib import suppress
from datetime import timedelta

from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.practice.attempt import Given
from tests.fakes.office import TRAINEE, Office


def practise(office: Office, vignette_id: str, given: Given) -> None:
    """Let a trainee begin, answer, hesitate, err and ask for what is not theirs; then turn back.

    The clock is afterwards what it was before, so that an office where this was done differs by the
    practice alone; chance is set on by whoever compares.
    """
    at = office.clock.at
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, vignette_id, key="watched")
    on = office.practise.vignette(session, attempt)
    if on.scene is not None:
        office.clock.advance(timedelta(seconds=47))
        with suppress(IptTrainingError):
            office.practise.answer_scene(session, attempt, on.scene.id, given)
        with suppress(IptTrainingError):
            office.practise.answer_scene(session, attempt, "no-such-scene", given)
    office.clock.advance(timedelta(seconds=13))
    office.practise.begin_quiz(session, phase=None, focus=None, size=1, key="watched too")
    for refused in (office.practise.vignette, office.practise.quiz):
        with suppress(IptTrainingError):
            refused(session, AttemptId("never-was"))
    with suppress(IptTrainingError):
        office.practise.answer_scene(session, AttemptId("never-was"), "choosing", given)
    office.clock.at = at


def as_it_was_written(office: Office) -> None:
    """Put the entries by which an earlier version told who practised when."""
    with office.store.writing() as tx:
        for number in range(3):
            for action, detail in (
                ("practice begun", {"kind": "vignette"}),
                ("answered", {"step": number}),
                ("answer refused", {"reason": "NotFound", "asked": "practise"}),
                ("read refused", {"reason": "NotFound", "asked": "practise"}),
            ):
                tx.audit.append(
                    at=office.clock.now(),
                    actor=TRAINEE,
                    action=action,
                    about=f"attempt-{number}",
                    detail=detail,
                )
