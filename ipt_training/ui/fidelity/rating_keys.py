"""What the rater's keys and marks do to the draft: marking, scoring, going on."""

from ipt_training.domain.errors import IptTrainingError, RuleBroken
from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import Answer
from ipt_training.ui import messages
from ipt_training.ui.fidelity import cursor, player
from ipt_training.ui.fidelity.saving import Pen, complain


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
        RuleBroken: when there is nothing to score, or the event is of no known kind.
    """
    current = cursor.current(pen.desk())
    match event.kind:
        case "mark":
            items = (current.id,) if current else ()
            mark_id = pen.services.rating.chance.identifier()
            pen.write(
                lambda now: judging.marked(
                    now.draft.judgement,
                    mark_id=mark_id,
                    at=event.at,
                    polarity=event.polarity,
                    items=items,
                )
            )
        case "score" if current:
            cursor.pin(pen.desk(), current.id)
            pen.write(
                lambda now: judging.scored(
                    now.draft.judgement,
                    now.rubric,
                    current.id,
                    cursor.next_aspect(
                        now.rubric, current, now.draft.judgement.answers.get(current.id, Answer())
                    ),
                    event.value if event.value is not None else 0,
                )
            )
        case "next":
            cursor.advance(pen.desk())
        case "score":
            raise RuleBroken("Every item of this group is answered. Open another group.")
        case _:
            raise RuleBroken("The player sent something unknown. Nothing was changed.")
