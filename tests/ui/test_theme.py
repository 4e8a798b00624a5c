"""The colours of the theme: what must be seen to be used stands out from every ground.

axe measures words alone; the rings of radios, boxes to tick and fields take the theme's border.
"""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from ipt_training.ui.chart_ink import DARK, LIGHT, Ink

THEME = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text())[
    "theme"
]
SEEN, READ = 3.0, 4.5
"""What WCAG 2.2 asks of parts of a control, and of words."""
GROUNDS = ("backgroundColor", "secondaryBackgroundColor")
ASKED = [
    *product(("light", "dark"), ("borderColor", "primaryColor"), (SEEN,)),
    *product(("light", "dark"), ("textColor", "linkColor", "grayTextColor"), (READ,)),
]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_arithmetic_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("scheme", "name", "least"), ASKED)
def test_a_colour_stands_out_from_every_ground(scheme: str, name: str, least: float) -> None:
    theme = THEME[scheme]
    grounds = [part[ground] for part in (theme, theme["sidebar"]) for ground in GROUNDS]
    assert min(contrast(theme[name], ground) for ground in grounds) >= least


@pytest.mark.parametrize(("ink", "scheme"), [(LIGHT, "light"), (DARK, "dark")], ids=str)
def test_the_inks_of_charts_stand_out_from_their_ground(ink: Ink, scheme: str) -> None:
    assert ink.ground == THEME[scheme]["backgroundColor"]
    for words in (ink.text, ink.first, ink.second, ink.risk):
        assert contrast(words, ink.ground) >= READ
    assert contrast(ink.line, ink.ground) >= SEEN
