"""One signed rating as its trainee, its rater and the programme lead read it."""

from contextlib import suppress

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, StorageFailed
from ipt_training.domain.ids import RatingId
from ipt_training.domain.people.person import Person, Role
from ipt_training.domain.recordings.recording import times_may_be_off
from ipt_training.reports import words
from ipt_training.reports.fidelity.precision import precision_of
from ipt_training.reports.fidelity.scorecard_sentences import aside_sentence
from ipt_training.ui import frame, messages, moments, review_line
from ipt_training.ui.fidelity import player, scorecard_body, setting_aside
from ipt_training.ui.places import about
from ipt_training.use_cases.fidelity.cards import Card
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show one scorecard: the sentence first, then items, subscales, words and clips."""
    card = services.cards.read(session, RatingId(about("rating")))
    _head(card)
    with st.spinner("Looking how sure the mean is …"):
        precision = services.agreement.precision(session, card.rating.id)
    sure = precision_of(card.scorecard.skill, precision)
    scorecard_body.show(card, sure=sure)
    _clips(services, session, card)
    with st.expander("How this score is formed"):
        scorecard_body.method(card)
    review_line.show([card.rubric])
    st.markdown(
        f"[Download the workbook](/ipt/download/scorecard/{card.rating.id}.xlsx) ·"
        f" [Page to print](/ipt/print/scorecard/{card.rating.id})"
    )
    setting_aside.offer(services, session, card.rating.id)
    frame.who_sees(_who(services.who(session), card))
    with suppress(StorageFailed):
        # On a full disk the card is read all the same, and stays among those that came back.
        services.cards.note_read(session, card.rating.id)


def _head(card: Card) -> None:
    st.title(f"Session {card.recording.session_number}, {messages.plain(card.case.pseudonym)}")
    heard = card.scorecard.heard
    st.caption(
        messages.plain(
            f"{card.therapist_name} · {words.PHASES[heard.phase]},"
            f" {words.FOCUSES[heard.focus].lower()} · {card.rubric.title} {card.rubric.version}"
            f" · signed by {card.rating.rater_name}, {moments.day(card.rating.signed_at)}"
        )
    )
    if card.rating.amends:
        st.info(
            messages.plain(f"This amends an earlier rating: {card.rating.reason}"),
            icon=":material/edit_note:",
        )
    if card.aside:
        st.warning(messages.plain(aside_sentence(card.aside)), icon=":material/do_not_disturb_on:")


def _clips(services: Services, session: Session, card: Card) -> None:
    if not card.rating.judgement.evidence:
        return
    st.header("Moments", anchor=False)
    if times_may_be_off(card.recording.media, card.rating.started_at):
        st.info(words.TIMES_MAY_BE_OFF)
    if not player.is_there(card.recording):
        st.info("The sound of this session was erased; the rating and its marks stay.")
        scorecard_body.moments(card, player_key=None)
        return
    try:
        # Asked here only whether it may be heard: the player fetches what it draws.
        services.recordings.transcript(session, card.recording.id)
    except IptTrainingError:
        # The lead reads the card and may not listen; the moments stand without their sound.
        scorecard_body.moments(card, player_key=None)
        return
    key = f"card.player.{card.rating.id}"
    left, right = st.columns([1, 1], gap="medium")
    with right:
        scorecard_body.moments(card, player_key=key)
    with left:
        player.show(
            key,
            card.recording,
            marks=card.rating.judgement.evidence,
        )


def _who(person: Person, card: Card) -> str:
    if person.id == card.rating.therapist_id:
        return (
            "Your supervisor who rated it and the programme lead see this card;"
            " no other trainee does."
        )
    if person.id == card.rating.rater_id:
        return "The trainee and the programme lead see this card; other raters do not."
    if person.holds(Role.PROGRAMME_LEAD):
        return "The trainee and the rater see this card too; nobody else does."
    return "The trainee, the rater and the programme lead see this card."
