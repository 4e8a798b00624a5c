"""The notation of designs: what is read, what effects follow, what is refused in plain words."""

import pytest

from ipt_training.reliability.generalizability import DesignError, parse_design


@pytest.mark.parametrize(
    ("text", "written", "target", "effects"),
    [
        ("p x r", "p x r", "p", ["p", "r", "pr"]),
        ("pxr".replace("x", " × "), "p x r", "p", ["p", "r", "pr"]),
        ("  P  X  R ", "p x r", "p", ["p", "r", "pr"]),
        ("(p x r)", "p x r", "p", ["p", "r", "pr"]),
        ("i:p", "i:p", "p", ["p", "i:p"]),
        ("r : p", "r:p", "p", ["p", "r:p"]),
        ("p x i x o", "p x i x o", "p", ["p", "i", "o", "pi", "po", "io", "pio"]),
        ("p x (r:t)", "p x (r:t)", "p", ["p", "t", "r:t", "pt", "p(r:t)"]),
        ("p x (i:h)", "p x (i:h)", "p", ["p", "h", "i:h", "ph", "p(i:h)"]),
        ("(i:p) x o", "(i:p) x o", "p", ["p", "o", "i:p", "po", "o(i:p)"]),
        ("i:(p x h)", "i:(p x h)", "p", ["p", "h", "ph", "i:ph"]),
        ("(i x h):p", "(i x h):p", "p", ["p", "i:p", "h:p", "ih:p"]),
        ("i:h:p", "i:h:p", "p", ["p", "h:p", "i:h:p"]),
        ("i:(h:p)", "i:h:p", "p", ["p", "h:p", "i:h:p"]),
        ("(i:h):p", "(i:h):p", "p", ["p", "h:p", "i:h:p"]),
        ("(p:c) x i", "(p:c) x i", "p", ["c", "i", "p:c", "ci", "i(p:c)"]),
        (
            "p x (r:t) x o",
            "p x (r:t) x o",
            "p",
            ["p", "t", "o", "r:t", "pt", "po", "to", "p(r:t)", "o(r:t)", "pto", "po(r:t)"],
        ),
        (
            "(i:p) x (r:t)",
            "(i:p) x (r:t)",
            "p",
            ["p", "t", "i:p", "r:t", "pt", "t(i:p)", "p(r:t)", "(i:p)(r:t)"],
        ),
        ("s x r", "s x r", "s", ["s", "r", "sr"]),
        ("r:s", "r:s", "s", ["s", "r:s"]),
    ],
)
def test_a_design_is_read_with_its_effects(
    text: str, written: str, target: str, effects: list[str]
) -> None:
    design = parse_design(text)
    assert design.text == written
    assert design.target == target
    assert [effect.name for effect in design.effects] == effects
    assert parse_design(written).effects == design.effects


def test_the_object_of_measurement_can_be_stated() -> None:
    design = parse_design("p x (r:t)", target="t")
    assert design.conditions == ("p", "r")
    assert [effect.name for effect in design.effects][:2] == ["t", "p"]


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        ("", None, "ends where a facet should follow"),
        ("p", None, "at least two facets"),
        ("p x", None, "ends where a facet should follow"),
        ("x r", None, "'x' where a facet should be"),
        ("p x (r:t", None, "not closed"),
        ("p x (r:t))", None, "')' where it should end"),
        ("p r", None, "'r' where it should end"),
        ("p x r:t", None, "brackets around r:t"),
        ("i:p x o", None, "brackets around i:p"),
        ("p x p", None, "names p twice"),
        ("p:p", None, "names p twice"),
        ("person x rater", None, "one letter; 'person' is longer"),
        ("p x 1", None, "'1' where a facet should be"),
        ("p x é", None, "'é' where a facet should be"),
        ("p x a x b x c x d", None, "at most three facets besides"),
        ("p x r", "t", "'t' is not a facet of p x r"),
        ("p:c", "p", "nothing in p:c repeats the measurement of p"),
    ],
)
def test_a_design_that_cannot_be_read_is_refused(text: str, target: str | None, said: str) -> None:
    with pytest.raises(DesignError, match=said.replace("(", r"\(").replace(")", r"\)")):
        parse_design(text, target=target)
