"""Where a rater stands in the rubric: which group is open, and which item the keys answer."""

from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import (
    Answer,
    Judgement,
    applicable_items,
    is_answered,
)
from ipt_training.domain.fidelity.rubric import Aspect, Group, Item, Rubric
from ipt_training.ui import state
from ipt_training.use_cases.fidelity.rate import Desk


def groups(rubric: Rubric, judgement: Judgement) -> tuple[tuple[Group, tuple[Item, ...]], ...]:
    """Give the groups with an item that applies, each with those items."""
    if judgement.heard is None:
        return ()
    items = applicable_items(rubric, judgement.heard)
    found = ((group, tuple(i for i in items if i.id in group.items)) for group in rubric.groups)
    return tuple((group, members) for group, members in found if members)


def done(items: tuple[Item, ...], judgement: Judgement) -> int:
    """Count the answered items."""
    return sum(is_answered(item, judgement.answers.get(item.id)) for item in items)


def opened(desk: Desk) -> tuple[Group, tuple[Item, ...]] | None:
    """Give the open group: the one chosen, else the first with something open, else the first."""
    judgement = desk.draft.judgement
    offered = groups(desk.rubric, judgement)
    chosen = state.get(_group_key(desk))
    for group, items in offered:
        if group.id == chosen:
            return group, items
    waiting = (pair for pair in offered if done(pair[1], judgement) < len(pair[1]))
    return next(waiting, offered[0] if offered else None)


def current(desk: Desk) -> Item | None:
    """Give the item that keys and marks go to: the one being worked on, else the first open one."""
    open_group = opened(desk)
    if open_group is None:
        return None
    pinned = state.get(_item_key(desk))
    for item in open_group[1]:
        if item.id == pinned:
            return item
    return _first_open(open_group[1], desk.draft.judgement)


def next_aspect(rubric: Rubric, item: Item, answer: Answer) -> Aspect:
    """Give the scale that the next digit answers: the first open one, else the last."""
    if judging.absent(rubric, item, answer.scores.get(Aspect.DOSE)):
        return Aspect.DOSE
    return next((one for one in item.aspects if one not in answer.scores), item.aspects[-1])


def open_group(desk: Desk, group_id: str) -> None:
    """Open a group; its first open item becomes the current one."""
    state.put(_group_key(desk), group_id)
    state.forget(_item_key(desk))


def pin(desk: Desk, item_id: str) -> None:
    """Keep working on an item until the rater goes on."""
    opened_now = opened(desk)
    if opened_now is not None:
        state.put(_group_key(desk), opened_now[0].id)
    state.put(_item_key(desk), item_id)


def advance(desk: Desk) -> None:
    """Go to the next open item after the current one, in this group or a later one."""
    judgement = desk.draft.judgement
    order = [(group, item) for group, items in groups(desk.rubric, judgement) for item in items]
    here = current(desk)
    at = next((n for n, (_, item) in enumerate(order) if here and item.id == here.id), -1)
    for group, item in (*order[at + 1 :], *order[: at + 1]):
        if not is_answered(item, judgement.answers.get(item.id)):
            state.put(_group_key(desk), group.id)
            state.put(_item_key(desk), item.id)
            return


def _first_open(items: tuple[Item, ...], judgement: Judgement) -> Item | None:
    return next(
        (item for item in items if not is_answered(item, judgement.answers.get(item.id))), None
    )


def _group_key(desk: Desk) -> str:
    return f"desk.opened.{desk.draft.id}"


def _item_key(desk: Desk) -> str:
    return f"desk.current.{desk.draft.id}"
