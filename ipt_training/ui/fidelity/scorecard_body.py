"""A scorecard on the screen: the sentence, the dot plot with its table, what stands behind it."""

from functools import partial

import altair as alt
import streamlit as st

from ipt_training.domain.fidelity.rating import Evidence
from ipt_training.domain.fidelity.rubric import Aspect, Standing
from ipt_training.domain.fidelity.scorecard import ItemLine, Outcome
from ipt_training.reports import words
from ipt_training.ui import messages, review_line
from ipt_training.ui.chart_ink import Ink, ink
from ipt_training.ui.fidelity import player
from ipt_training.ui.fidelity.rubric_form import MARKS
from ipt_training.use_cases.fidelity.cards import Card


def show(card: Card, *, sure: str = "") -> None:
    """Show what the rating says, from the sentence to the rater's words.

    Args:
        card: the signed rating.
        sure: how sure its mean is, in a sentence.
    """
    st.markdown(f"## {messages.plain(sentence(card))}")
    review_line.show([card.rubric])
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


def table(card: Card) -> list[dict[str, str]]:
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


def _items(card: Card) -> None:
    points = _points(card)
    if points:
        st.altair_chart(
            _chart(card, points, ink()),
            width="stretch",
            alt="Every rated item with its levels. The table below says the same.",
            key=f"card.chart.{card.rating.id}",
        )
    with st.expander("Show as table"):
        st.table(table(card), hide_index=True, border="horizontal")


def _points(card: Card) -> list[dict[str, str | int]]:
    return [
        {
            "item": line.item.title,
            "group": card.rubric.group_of(line.item.id).title,
            "scale": words.ASPECTS[aspect],
            "level": value,
            "below": "below its minimum" if line.below_minimum else "",
        }
        for line in card.scorecard.items
        for aspect, value in line.answer.scores.items()
        if aspect in (Aspect.EXTENT, Aspect.SKILL)
    ]


def _chart(
    card: Card, points: list[dict[str, str | int]], colours: Ink
) -> alt.LayerChart | alt.FacetChart:
    order = list(dict.fromkeys(str(point["item"]) for point in points))
    scale = card.rubric.scale(Aspect.SKILL)
    levels = [level.value for level in scale.levels] if scale else [1, 5]
    base = alt.Chart(alt.InlineData(values=points)).encode(
        y=alt.Y("item:N", sort=order, title=None).axis(
            labelLimit=420, labelColor=colours.text, ticks=False, grid=True
        ),
        x=alt.X("level:Q", title=None)
        .scale(domain=[levels[0] - 0.2, levels[-1] + 0.2], nice=False)
        .axis(
            labelExpr=_names(card),
            labelColor=colours.text,
            labelLimit=180,
            values=levels,
            orient="top",
        ),
        tooltip=["item:N", "group:N", "scale:N", "level:Q"],
    )
    extent = base.transform_filter("datum.scale == 'Extent'").mark_point(
        shape="square", size=170, strokeWidth=1.5, filled=False, color=colours.text
    )
    skill = base.transform_filter("datum.scale == 'Skill'").mark_point(
        shape="circle", size=80, filled=True, opacity=1, color=colours.first
    )
    below = base.transform_filter("datum.scale == 'Skill' && datum.below != ''").mark_text(
        align="left", dx=14, color=colours.risk
    )
    mark = alt.Chart(
        alt.InlineData(values=[{"level": card.rubric.pass_rule.mean_skill}])
    ).mark_rule(strokeDash=[4, 4], color=colours.line)
    layers: list[alt.Chart] = [mark.encode(x="level:Q"), extent, skill]
    layers.append(below.encode(text="below:N"))
    return alt.layer(*layers).properties(
        title=alt.TitleParams(
            f"Items rated (n = {len(order)})",
            subtitle="Filled circle: skill. Open square: extent. Dashed: the mark for the mean.",
            anchor="start",
            color=colours.text,
            subtitleColor=colours.text,
        ),
        height=alt.Step(28),
    )


def _names(card: Card) -> str:
    scale = card.rubric.scale(Aspect.SKILL)
    labels = {level.value: level.label for level in scale.levels} if scale else {}
    return (
        "".join(
            f"datum.value == {value} ? '{value} {_quoted(label)}' : "
            for value, label in labels.items()
        )
        + "''"
    )


def _quoted(label: str) -> str:
    return label.replace("\\", "").replace("'", "’")


def _row(card: Card, line: ItemLine) -> dict[str, str]:
    answer = line.answer
    levels = {
        words.ASPECTS[aspect]: _level(card, aspect, answer.scores.get(aspect))
        for aspect in Aspect
        if card.rubric.scale(aspect) is not None
    }
    why = words.NOT_RATED[answer.not_rated] if answer.not_rated else ""
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
    st.header("By group", anchor=False)
    st.table(
        [
            {
                "Group": messages.plain(one.title),
                "Skill": messages.plain(words.figure_of(one.skill)),
                "Extent": messages.plain(words.figure_of(one.extent)),
                "Items that apply": str(one.applicable),
            }
            for one in card.scorecard.subscales
        ],
        hide_index=True,
        border="horizontal",
    )


def _moment(card: Card, mark: Evidence, player_key: str | None) -> None:
    titles = {item.id: item.title for item in card.rubric.items}
    label = f"{MARKS[mark.polarity]} {words.time_of(mark.end)}"
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
