"""Consent: a row per voice and per use, in force on a day or not."""

from datetime import date, timedelta

import pytest

from ipt_training.domain.recordings.case import Consent, Use, uncovered
from tests.builders import NOW, a_case

GIVEN = date(2026, 3, 1)


def row(voice: str = "patient", use: Use = Use.RATING, withdrawn: date | None = None) -> Consent:
    return Consent(
        voice=voice,
        use=use,
        given_on=GIVEN,
        expires_on=GIVEN + timedelta(days=30),
        withdrawn_on=withdrawn,
    )


@pytest.mark.parametrize(
    ("on", "withdrawn", "covers"),
    [
        (GIVEN - timedelta(days=2), None, False),
        (GIVEN - timedelta(days=1), None, True),
        (GIVEN, None, True),
        (GIVEN + timedelta(days=30), None, True),
        (GIVEN + timedelta(days=31), None, False),
        (GIVEN + timedelta(days=5), GIVEN + timedelta(days=5), False),
        (GIVEN + timedelta(days=4), GIVEN + timedelta(days=5), False),
        (GIVEN + timedelta(days=3), GIVEN + timedelta(days=5), True),
    ],
)
def test_consent_holds_from_the_day_given_until_it_expires_or_is_withdrawn_wherever_that_was(
    on: date, withdrawn: date | None, covers: bool
) -> None:
    assert row(withdrawn=withdrawn).covers(on) is covers


@pytest.mark.parametrize(
    ("rows", "voices"),
    [
        ((), ("patient",)),
        ((row("patient"), row("therapist")), ()),
        ((row("patient"), row("therapist", Use.TEACHING)), ("therapist",)),
        ((row("patient", withdrawn=GIVEN), row("therapist")), ("patient",)),
        ((row("parent", Use.SUPERVISION),), ("parent", "patient")),
        ((row("therapist"),), ("patient",)),
    ],
)
def test_every_voice_has_to_have_agreed_to_the_use(
    rows: tuple[Consent, ...], voices: tuple[str, ...]
) -> None:
    case = a_case().model_copy(update={"consents": rows})
    assert uncovered(case, Use.RATING, NOW.date()) == voices
