"""The colours of charts, in the ground that the reader chose; all of them AA on it."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Ink:
    """What a chart is drawn with."""

    ground: str
    """What lies behind; a label on a line wears it as a rim."""
    text: str
    line: str
    """For rings, rules and whatever only orders the picture."""
    first: str
    second: str
    risk: str
    """For risk and loss, nothing else."""


LIGHT = Ink(
    ground="#FBF8F3",
    text="#24302F",
    line="#85897F",
    first="#1F6F6B",
    second="#7A5200",
    risk="#A3261F",
)
DARK = Ink(
    ground="#1B2326",
    text="#E9E6DF",
    line="#76848A",
    first="#6FBFB8",
    second="#E0B25C",
    risk="#FF9C93",
)


def ink() -> Ink:
    """Give the ink for the ground the reader has now."""
    return DARK if st.context.theme.type == "dark" else LIGHT
