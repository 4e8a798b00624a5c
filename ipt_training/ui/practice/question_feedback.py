"""What comes back after a question: the rationale of everything offered, and the source."""

from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from ipt_training.domain.pack import Source
from ipt_training.domain.practice.attempt import Given, Step
from ipt_training.domain.practice.question import (
    Alternative,
    Matching,
    Number,
    Ordering,
    Question,
    Several,
    SingleBest,
    Spot,
)
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.practice import prose
from ipt_training.ui.practice.answer_fields import ORDINALS
from ipt_training.ui.practice.feedback import YOURS, placed, said


def show(question: Question, step: Step) -> None:
    """Show whether the answer was right, in words, and why."""
    prose.show(question.stem)
    st.markdown(f"**{messages.plain(question.lead_in)}**")
    st.markdown(verdict(step.credit or 0.0) + tally(question, step.given))
    _options(question, step.given)
    st.markdown(f"**To take away.** {messages.plain(question.takeaway)}")
    st.caption(f"Source: {cited(question.source)}")


def verdict(credit: float) -> str:
    """Give the sentence for the share of the mark."""
    if credit >= 1:
        return ":material/check: That is right."
    return "Part of it is right." if credit > 0 else "Not this time. The reasons are below."


def tally(question: Question, given: Given) -> str:
    """Say how many parts of an answer are where they belong; empty where it has no parts."""
    match question:
        case Matching():
            right = sum(given.placed.get(pair.id) == pair.match for pair in question.pairs)
            return f" {right} of {len(question.pairs)} are where they belong."
        case Ordering():
            best = [one.id for one in question.steps]
            right = sum(one == mine for one, mine in zip(best, given.chosen, strict=False))
            return f" {right} of {len(best)} are in their place."
        case Several():
            wanted = {one.id for one in question.options if one.correct}
            found, extra = len(wanted & set(given.chosen)), len(set(given.chosen) - wanted)
            also = f", and {words.count_of(extra, 'other', 'others')}" if extra else ""
            return f" You chose {found} of the {len(wanted)} right ones{also}."
    return ""


def cited(source: Source) -> str:
    """Give a source as a line of Markdown, with a link where it has a DOI or an address."""
    parts = [f"{source.author} ({source.year})", source.title or ""]
    line = ". ".join(messages.plain(part) for part in parts if part)
    if source.doi:
        return f"{line}. [doi: {messages.plain(source.doi)}](https://doi.org/{quote(source.doi)})"
    if source.url and source.url.startswith("https://"):
        return f"{line}. [Open the source]({quote(source.url, safe=':/?=&%#')})"
    return f"{line}."


def _options(question: Question, given: Given) -> None:
    match question:
        case SingleBest() | Several():
            _alternatives(question.options, given)
        case Spot():
            _lines(question, given)
        case Ordering():
            _steps(question, given)
        case Matching():
            _pairs(question, given)
        case Number():
            _number(question, given)


def _alternatives(options: Sequence[Alternative], given: Given) -> None:
    for option in options:
        mine = option.id in given.chosen
        notes = [YOURS if mine else "", "right" if option.correct else "not right here"]
        said(option.text, option.rationale, notes, mine=mine)


def _lines(question: Spot, given: Given) -> None:
    for line in question.lines:
        mine = line.id in given.chosen
        notes = [YOURS if mine else "", "the line" if line.correct else "not this line"]
        said(f"{line.said.who}: {line.said.text}", line.rationale, notes, mine=mine)


def _steps(question: Ordering, given: Given) -> None:
    for n, one in enumerate(question.steps):
        yours = ORDINALS[given.chosen.index(one.id)] if one.id in given.chosen else ""
        notes = [f"comes {ORDINALS[n]}", f"you put it {yours}" if yours else ""]
        said(one.text, one.rationale, notes)


def _pairs(question: Matching, given: Given) -> None:
    texts = {choice.id: choice.text for choice in question.choices}
    for pair in question.pairs:
        yours = texts.get(given.placed.get(pair.id, ""), "")
        said(pair.text, pair.rationale, placed(texts[pair.match], yours))


def _number(question: Number, given: Given) -> None:
    around = f", give or take {question.tolerance:g}" if question.tolerance else ""
    right, yours = f"{question.answer:g} {question.unit}", f"{given.number or 0:g} {question.unit}"
    st.markdown(f"**Right: {messages.plain(right + around)}**")
    st.markdown(f"You entered {messages.plain(yours)}.")
    st.markdown(messages.plain(question.rationale))
