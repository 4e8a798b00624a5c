"""A scorecard on the screen: the sentence, the dot plot with its table, what stands behind it."""

from functools import partial

import streamlit as st

from ipt_training.domain.fidelity.rating import Evidence
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.fidelity.scorecard import ItemLine
from ipt_training.reports import words
from ipt_training.reports.fidelity.scorecard_sentences import (
    levels_sentence,
    outcome_sentence,
    whole_figures,
)
from ipt_training.ui import messages, table
from ipt_training.ui.fidelity import item_plot, player
from ipt_training.ui.fidelity.rubric_form import MARKS
from ipt_training.use_cases.fidelity.cards import Card


def show(card: Card, *, sure: str = "") -> None:
    """Show what the rating says, from the sentence to the rater's words.

    Args:
        card: the signed rating.
        sure: how sure its mean is, in a sentence.
    """
    st.markdown(f"## {messages.plain(outcome_sentence(card.scorecard))}")
    st.markdown(messages.plain(levels_sentence(card.scorecard, card.rubric)))
    _whole(card)
    for reason in card.scorecard.reasons:
        st.markdown(f"- {messages.plain(reason)}")
    if sure:
        st.markdown(messages.plain(sure))
    for flag in card.scorecard.flags:
        st.warning(messages.plain(flag.sentence), icon=":material/flag:")
    if card.rating.judgement.comment:
        st.header("The rater's words", anchor=False)
        st.text(card.rating.judgement.comment)
    _items(card)
    _subscales(card)


def rows(card: Card) -> list[dict[str, str]]:
    """Give every applicable item with its levels in words, as the plot's table."""
    return [_row(card, line) for line in card.scorecard.items]


def moments(card: Card, *, player_key: str | None) -> None:
    """Show the marks in order of time; with a player, each can be heard."""
    for mark in sorted(card.rating.judgement.evidence, key=lambda one: one.start):
        _moment(card, mark, player_key)


def method(card: Card) -> None:
    """Say how the figures and the outcome come about."""
    rule = card.rubric.pass_rule
    st.markdown(
        messages.plain(
            "Means are unweighted, over the items that were rated; not applicable and no"
            " opportunity enter no mean. Work outside IPT and safety are never averaged away."
            f" The mark is a mean skill of {rule.mean_skill:.2f}, every essential item at"
            f" {rule.essential_skill} or above, safety at {rule.risk_skill} or above,"
            f" and at least {rule.rated_share:.0%} of the applicable items rated."
        )
    )
    st.markdown(messages.plain(rule.method))
    st.caption(
        messages.plain(f"“{card.rating.meaning}” Rubric {card.rubric.id} {card.rubric.version},")
        + f" content `{card.rating.rubric.content_hash[:16]}`."
    )


def _whole(card: Card) -> None:
    figures = whole_figures(card.scorecard)
    for column, (name, value) in zip(st.columns(len(figures)), figures, strict=True):
        column.markdown(f"**{name}**  \n{messages.plain(value)}")


def _items(card: Card) -> None:
    item_plot.show(card)
    with st.expander("Show as table"):
        table.show(rows(card), name="Rated items with their levels")


def _row(card: Card, line: ItemLine) -> dict[str, str]:
    answer = line.answer
    levels = {
        words.ASPECTS[aspect]: _level(card, aspect, answer.scores.get(aspect))
        for aspect in Aspect
        if card.rubric.scale(aspect) is not None
    }
    why = words.NOT_RATED[answer.not_rated] if answer.not_rated else ""
    return {
        "Item": line.item.title,
        "Group": card.rubric.group_of(line.item.id).title,
        **levels,
        "Not rated": why,
        "Marks": str(line.evidence_count),
        "Note": answer.note,
    }


def _level(card: Card, aspect: Aspect, value: int | None) -> str:
    scale = card.rubric.scale(aspect)
    if value is None or scale is None:
        return ""
    label = next(level.label for level in scale.levels if level.value == value)
    return f"{value} {label}"


def _subscales(card: Card) -> None:
    st.header("By group", anchor=False)
    table.show(
        [
            {
                "Group": one.title,
                "Extent": words.figure_of(one.extent),
                "Skill": words.figure_of(one.skill),
                "Items that apply": str(one.applicable),
            }
            for one in card.scorecard.subscales
        ],
        name="Means by group",
    )


def _moment(card: Card, mark: Evidence, player_key: str | None) -> None:
    titles = {item.id: item.title for item in card.rubric.items}
    label = f"{MARKS[mark.polarity]} {words.span_of(mark.start, mark.end)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        if player_key is None:
            st.text(label)
        else:
            st.button(
                label,
                key=f"card.clip.{card.rating.id}.{mark.id}",
                icon=":material/play_arrow:",
                on_click=partial(player.play_from, player_key, mark.start),
            )
        st.text("; ".join(titles[one] for one in mark.items if one in titles) or "No item")
    if mark.note:
        st.text(mark.note)
