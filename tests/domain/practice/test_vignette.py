"""What a vignette can be asked."""

from datetime import date

import pytest
from pydantic import ValidationError

from ipt_training.domain.practice.vignette import ITEM_COUNT, Instrument, Measurement
from tests.fakes.practice import a_vignette


def test_a_scene_is_found_by_its_id() -> None:
    vignette = a_vignette()
    assert vignette.scene("mapping") == vignette.scenes[2]
    assert vignette.scene("missing") is None


def test_a_questionnaire_adds_up() -> None:
    one = Measurement(
        instrument=Instrument.GAD7, at="intake", on=date(2025, 1, 1), answers=(3, 2, 1, 0, 0, 0, 1)
    )
    assert one.total == 7
    assert ITEM_COUNT[one.instrument] == len(one.answers)


def test_a_vignette_is_never_about_a_real_person() -> None:
    with pytest.raises(ValidationError):
        type(a_vignette()).model_validate(
            a_vignette().model_dump(by_alias=True) | {"fictional": False}
        )
