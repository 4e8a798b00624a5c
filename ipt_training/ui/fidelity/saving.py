"""How a change on the rating desk becomes part of the stored draft, at once.

Every change is made on the draft as it is stored at that moment, never on what the screen holds:
another window's answers stay. What cannot be saved leaves a sentence on the desk.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import Conflict, IptTrainingError
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.ids import RatingId
from ipt_training.ui import messages, state
from ipt_training.use_cases.fidelity.rate import Desk
from ipt_training.use_cases.people.access import Session

_SAID = "desk.said"


@dataclass(frozen=True)
class Pen:
    """Writes one draft on behalf of its rater."""

    services: Services
    session: Session
    rating_id: RatingId

    def desk(self) -> Desk:
        """Give the desk with the draft as it is stored now."""
        return self.services.rating.sit_down(self.session, self.rating_id)

    def write(self, change: Callable[[Desk], Judgement]) -> bool:
        """Save one change; where it is refused, keep the sentence and say no."""
        try:
            desk = self.desk()
            judgement = change(desk)
            if judgement != desk.draft.judgement:
                self.services.rating.save(
                    self.session, self.rating_id, judgement, expected=desk.draft.revision
                )
        except Conflict:
            complain(
                "Another window saved this rating first. Its answers are shown; enter yours again."
            )
        except IptTrainingError as error:
            complain(messages.sentence(error))
        else:
            return True
        return False


def complain(sentence: str) -> None:
    """Keep a sentence for the next drawing of the desk."""
    state.put(_SAID, sentence)


def show_complaint() -> None:
    """Show the kept sentence, once."""
    sentence = state.text(_SAID)
    if sentence:
        state.forget(_SAID)
        st.warning(messages.plain(sentence), icon=":material/info:")
