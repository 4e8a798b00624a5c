"""A scorecard on the screen: the sentence, the dot plot with its table, and what stands behind it."""

from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from ipt_training.domain.fidelity.rating import Evidence
from ipt_training.domain.fidelity.rubric import Aspect, Standing
from ipt_training.domain.fidelity.scorecard import ItemLine, Outcome
from ipt_training.ui import messages
from ipt_training.ui.components import player, words
from ipt_training.ui.components.rubric_form import ASPECTS, POLARITIES, REASONS
from ipt_training.use_cases.rate_recording import Card


def show(card: Card) -> None:
    """Show what the rating says, from the sentence to the rater's words."""
    st.markdown(f"### {messages.plain(sentence(card))}")
    for reason in card.scorecard.reasons:
        st.markdown(f"- {messages.plain(reason)}")
    for flag in card.scorecard.flags:
        st.warning(messages.plain(flag.sentence), icon=":material/flag:")
    if card.rating.judgement.comment:
        st.subheader("The rater's words", anchor=False)
        st.text(card.rating.judgement.comment)
    _items(card)
    _subscales(card)


def sentence(card: Card) -> str:
    """Say in one sentence how the session stands."""
    score = card.scorecard
    inside = [one for one in score.items if one.item.standing is not Standing.OUTSIDE]
    mark = card.rubric.pass_rule.mean_skill
    skilled = [one for one in inside if Aspect.SKILL in one.answer.scores]
    above = sum(one.answer.scores[Aspect.SKILL] >= mark for one in skilled)
    below = score.essentials_rated - score.essentials_met
    text = (
        f"{words.OUTCOMES[score.outcome]}. Skill is {mark:g} or more on {above} of {len(skilled)}"
    )
    text += f" items rated, of {score.applicable} that apply"
    if below and score.outcome is not Outcome.FEEDBACK_ONLY:
        text += f"; {below} essential {'item' if below == 1 else 'items'} below the minimum"
    return f"{text}."


def table(card: Card) -> pd.DataFrame:
    """Give every applicable item with its levels in words, as the plot's table."""
    return pd.DataFrame([_row(card, line) for line in card.scorecard.items])


def moments(card: Card, *, player_key: str | None) -> None:
    """Show the marks in order of time; with a player, each can be heard."""
    for mark in sorted(card.rating.judgement.evidence, key=lambda one: one.start):
        _moment(card, mark, player_key)


def method(card: Card) -> None:
    """Say how the figures and the outcome come about."""
    rule = card.rubric.pass_rule
    st.markdown(
        messages.plain(
            "Means are unweighted, over the items that were rated; not applicable and no opportunity"
            " enter no mean. Work outside IPT and safety are never averaged away. The mark is a mean"
            f" skill of {rule.mean_skill:.2f}, every essential item at {rule.essential_skill} or above,"
            f" safety at {rule.risk_skill} or above, and at least {rule.rated_share:.0%} of the"
            " applicable items rated."
        )
    )
    st.markdown(messages.plain(rule.method))
    st.caption(
        messages.plain(f"“{card.rating.meaning}” Rubric {card.rubric.id} {card.rubric.version},")
        + f" content `{card.rating.rubric.content_hash[:16]}`."
    )


def _items(card: Card) -> None:
    rows = table(card)
    points = _points(card)
    if not points.empty:
        st.altair_chart(_chart(card, points), width="stretch", key=f"card.chart.{card.rating.id}")
    with st.expander("Show as table"):
        st.table(rows, border="horizontal")


def _points(card: Card) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "item": line.item.title,
                "group": card.rubric.group_of(line.item.id).title,
                "scale": ASPECTS[aspect],
                "level": value,
                "below": "Below its minimum" if line.below_minimum else "",
            }
            for line in card.scorecard.items
            for aspect, value in line.answer.scores.items()
            if aspect in (Aspect.EXTENT, Aspect.SKILL)
        ]
    )


def _chart(card: Card, points: pd.DataFrame) -> alt.Chart:
    scale = card.rubric.scale(Aspect.SKILL)
    low, high = (scale.lowest, scale.highest) if scale else (1, 5)
    count = points["item"].nunique()
    order = list(dict.fromkeys(points["item"]))
    base = alt.Chart(points).encode(
        y=alt.Y(
            "item:N", sort=order, title=None, axis=alt.Axis(labelLimit=320, ticks=False, grid=True)
        ),
        x=alt.X(
            "level:Q",
            title=None,
            scale=alt.Scale(domain=[low - 0.4, high + 0.6]),
            axis=alt.Axis(values=list(range(low, high + 1)), labelExpr=_names(card), orient="top"),
        ),
        tooltip=["item", "group", "scale", "level"],
    )
    dots = base.mark_point(size=110, strokeWidth=2).encode(
        shape=alt.Shape(
            "scale:N",
            scale=alt.Scale(domain=["Skill", "Extent"], range=["circle", "square"]),
            legend=None,
        ),
        fillOpacity=alt.condition("datum.scale == 'Skill'", alt.value(1), alt.value(0)),
        fill=alt.value("#3f8a85"),
        stroke=alt.value("#3f8a85"),
    )
    warn = (
        base.transform_filter("datum.below != '' && datum.scale == 'Skill'")
        .mark_text(align="left", dx=10, color="#b3403a")
        .encode(text="below:N")
    )
    mark = (
        alt.Chart(pd.DataFrame({"mark": [card.rubric.pass_rule.mean_skill]}))
        .mark_rule(strokeDash=[4, 4], color="#8a8a8a")
        .encode(x="mark:Q")
    )
    title = f"Items (n = {count}): filled circle is skill, open square is extent; dashed, the mark"
    layered: alt.Chart = alt.layer(mark, dots, warn).properties(
        title=alt.TitleParams(title, anchor="start", fontSize=13, fontWeight="normal"),
        height=alt.Step(26),
    )
    return layered


def _names(card: Card) -> str:
    scale = card.rubric.scale(Aspect.SKILL)
    labels = {level.value: level.label for level in scale.levels} if scale else {}
    pairs = "".join(
        f"datum.value == {value} ? '{value} {_quoted(label)}' : " for value, label in labels.items()
    )
    return f"{pairs}datum.value"


def _quoted(label: str) -> str:
    return label.replace("\\", "").replace("'", "’")


def _row(card: Card, line: ItemLine) -> dict[str, str]:
    answer = line.answer
    levels = {
        ASPECTS[aspect]: _level(card, aspect, answer.scores.get(aspect))
        for aspect in Aspect
        if card.rubric.scale(aspect) is not None
    }
    why = REASONS[answer.not_rated] if answer.not_rated else ""
    return {
        "Group": messages.plain(card.rubric.group_of(line.item.id).title),
        "Item": messages.plain(line.item.title),
        **levels,
        "Not rated": why,
        "Marks": str(line.evidence_count),
        "Note": messages.plain(answer.note),
    }


def _level(card: Card, aspect: Aspect, value: int | None) -> str:
    scale = card.rubric.scale(aspect)
    if value is None or scale is None:
        return ""
    label = next(level.label for level in scale.levels if level.value == value)
    return messages.plain(f"{value} {label}")


def _subscales(card: Card) -> None:
    st.subheader("By group", anchor=False)
    st.table(
        pd.DataFrame(
            [
                {
                    "Group": messages.plain(one.title),
                    "Skill": messages.plain(words.figure(one.skill)),
                    "Extent": messages.plain(words.figure(one.extent)),
                    "Items that apply": str(one.applicable),
                }
                for one in card.scorecard.subscales
            ]
        ),
        border="horizontal",
    )


def _moment(card: Card, mark: Evidence, player_key: str | None) -> None:
    titles = {item.id: item.title for item in card.rubric.items}
    label = f"{POLARITIES[mark.polarity]} {words.clock(mark.end)}"
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
