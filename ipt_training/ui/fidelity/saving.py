"""How a change on the rating desk becomes part of the stored draft, at once.

Every change is made on the draft as it is stored at that moment, never on what the screen holds:
another window's answers stay. What cannot be saved leaves a sentence on the desk.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
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
    _left: list[Desk] = field(default_factory=list, compare=False, repr=False)
    """The desk as the last change left it, until it is drawn."""

    def desk(self) -> Desk:
        """Give the desk with the draft as it is stored now."""
        return self.services.rating.sit_down(self.session, self.rating_id)

    def desk_to_draw(self) -> Desk:
        """Give the desk as a change in this rerun has just left it, else as it is stored now."""
        left = self._left.pop() if self._left else None
        return left or self.desk()

    def write(self, change: Callable[[Desk], Judgement]) -> bool:
        """Save one change; where it is refused, keep the sentence and say no."""
        self._left.clear()
        try:
            self._left.append(self.services.rating.change(self.session, self.rating_id, change))
        except IptTrainingError as error:
            complain(messages.sentence(error))
            return False
        return True


def complain(sentence: str) -> None:
    """Keep a sentence for the next drawing of the desk."""
    state.put(_SAID, sentence)


def show_complaint() -> None:
    """Show the kept sentence, once."""
    sentence = state.text(_SAID)
    if sentence:
        state.forget(_SAID)
        st.warning(messages.plain(sentence), icon=":material/info:")
