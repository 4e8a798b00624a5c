"""What the rater's keys and marks do to the draft: marking, scoring, going on."""

from functools import partial

from ipt_training.domain.errors import IptTrainingError, RuleBroken
from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import Answer, Judgement
from ipt_training.ui import messages
from ipt_training.ui.fidelity import cursor, player
from ipt_training.ui.fidelity.saving import Pen, complain
from ipt_training.use_cases.fidelity.rate import Desk


def hear(pen: Pen, key: str) -> None:
    """Obey what has come from the player of that key; for callbacks."""
    for event in player.take(key):
        try:
            obey(pen, event)
        except IptTrainingError as error:
            complain(messages.sentence(error))


def obey(pen: Pen, event: player.Event) -> None:
    """Do what one event asks for.

    Raises:
        RuleBroken: when the event is of no known kind.
    """
    match event.kind:
        case "mark":
            mark_id = pen.services.new_key()
            pen.write(partial(_marked, event, mark_id))
        case "score":
            pen.write(partial(_scored, event))
        case "next":
            cursor.advance(pen.desk())
        case _:
            raise RuleBroken("The player sent something unknown. Nothing was changed.")


def _marked(event: player.Event, mark_id: str, now: Desk) -> Judgement:
    current = cursor.current(now)
    return judging.marked(
        now.draft.judgement,
        mark_id=mark_id,
        at=event.at,
        polarity=event.polarity,
        items=(current.id,) if current else (),
    )


def _scored(event: player.Event, now: Desk) -> Judgement:
    current = cursor.current(now)
    if current is None:
        raise RuleBroken("Every item of this group is answered. Open another group.")
    cursor.pin(now, current.id)
    judgement = now.draft.judgement
    answer = judgement.answers.get(current.id, Answer())
    aspect = cursor.next_aspect(now.rubric, current, answer)
    value = event.value if event.value is not None else 0
    return judging.scored(judgement, now.rubric, current.id, aspect, value)
