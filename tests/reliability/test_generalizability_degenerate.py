"""Generalizability theory: what cannot be estimated, and scores that do not fit their design."""

import pytest

from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.reliability.generalizability import (
    DesignError,
    FacetScores,
    GeneralizabilityStudy,
    decision_study,
    dependability,
    parse_design,
    usual_grid,
    variance_components,
)
from tests.reliability.brennan import shrout_and_fleiss, synthetic_3, synthetic_4, unbalanced
from tests.reliability.generalizability_studies import study_of, value, values

Rows = list[tuple[tuple[str, ...], float | None]]


def rows(text: str) -> Rows:
    """Give rows written as ``a1 b2 3.5; …``; a point is a missing score."""
    parts = [one.split() for one in text.split(";")]
    return [(tuple(one[:-1]), None if one[-1] == "." else float(one[-1])) for one in parts]


@pytest.mark.parametrize(
    ("design", "text", "reason"),
    [
        ("p x r", "a x .; b y .", "there are no scores"),
        ("p x r", "a x 3; a y 3; b x 3; b y 3", "all scores are the same"),
        ("p x r", "a x 3", "all scores are the same"),
        ("p x r", "a x 3; a y 4", "there is only one p; at least two are needed"),
        ("p x r", "a x 3; b x 4", "there is only one r; at least two are needed"),
        ("p x r", "a x 3; b y 4; c x 5; d y 1", "every p was scored under one r only"),
        ("p x r", "a x 3; b y 4", "every p was scored under one r only"),
        ("r:p", "a x 3; b y 4", "every p has only one r"),
        ("r:p", "a x 3; a y 4", "there is only one p; at least two are needed"),
        ("p x (r:t)", "a x k 3; b x k 4; a y m 2; b y m 5", "every t has only one r"),
        (
            "p x r x t",
            "a x k 1; a y m 2; b x m 4; b y k 3",
            "too few scores share a condition to tell the components apart",
        ),
    ],
)
def test_nothing_is_estimated_where_there_is_nothing_to_estimate(
    design: str, text: str, reason: str
) -> None:
    read = parse_design(design)
    found = variance_components(FacetScores.from_rows(read.facets, _as_named(design, text)), read)
    assert found == NotEstimable(reason)


def _as_named(design: str, text: str) -> Rows:
    """Give rows with facets in the order the design names them."""
    given = rows(text)
    return [((key[1], key[0]), score) for key, score in given] if design == "r:p" else given


@pytest.mark.parametrize(
    ("design", "facets", "text", "said"),
    [
        ("p x r", "pt", "a x 1; b x 2", "names p, r; the scores have p, t"),
        ("p x r", "prt", "a x k 1; b x k 2", "names p, r; the scores have p, r, t"),
        (
            "p x (r:t)",
            "prt",
            "a ann k 1; b ann k 2; a ann m 2; b bob m 1",
            "r ann occurs in more than one t",
        ),
        (
            "p x (r:t)",
            "prt",
            "a 1 k 1; b 7 k 2; a 7 m 2; b 8 m 1",
            "r 7 occurs in more than one t",
        ),
        ("p x (r:t)", "prt", "a r1 k 1; b r2 k 2; a r1 m 2; b s2 m 1", "r r1 occurs"),
        ("i:h:p", "ihp", "u k a 1; v k b 2; w m a 3; z n b 3", "h k occurs in more than one p"),
        ("i:h:p", "ihp", "u k a 1; u m b 2; v m b 3; w k a 3", "i u occurs in more than one h:p"),
        ("p x r", "pr", "a x 1; a y 2; b z 3; b w 4", "every r occurs with one p only"),
    ],
)
def test_scores_that_do_not_fit_their_design_are_refused(
    design: str, facets: str, text: str, said: str
) -> None:
    with pytest.raises(DesignError, match=said):
        variance_components(FacetScores.from_rows(facets, rows(text)), parse_design(design))


@pytest.mark.parametrize("names", ["1 2 3", "0 1 2", "r1 r2 r3"])
def test_names_that_count_anew_in_each_nest_are_different_in_each(names: str) -> None:
    scores = synthetic_4()
    first, second, third = names.split()
    given = {"0": first, "1": second, "2": third}
    kept = [
        ((p, given[str(int(r[1:]) % 4)], t), score)
        for (p, r, t), score in _rows_of(scores)
        if int(r[1:]) % 4 < 3
    ]
    counted = study_of(FacetScores.from_rows("prt", kept), parse_design("p x (r:t)"))
    apart = [((p, f"{t}-{r}", t), score) for (p, r, t), score in kept]
    named = study_of(FacetScores.from_rows("prt", apart), parse_design("p x (r:t)"))
    assert values(counted) == pytest.approx(values(named))
    assert counted.notes == ("r is counted anew within each t",)
    assert named.notes == ()


def _rows_of(scores: FacetScores) -> list[tuple[tuple[str, ...], float]]:
    return [
        (tuple(names[code] for names, code in zip(scores.names, codes, strict=True)), score)
        for codes, score in zip(scores.codes, scores.scores.tolist(), strict=True)
    ]


def test_two_scores_in_one_cell_are_refused_by_name() -> None:
    with pytest.raises(DesignError, match="p b, r x has more than one score"):
        FacetScores.from_rows("pr", rows("a x 1; b x 2; b x 3"))


def test_a_score_without_end_is_refused() -> None:
    with pytest.raises(DesignError, match="a finite number"):
        FacetScores.from_rows("pr", [(("a", "x"), float("inf"))])


def test_a_score_that_is_not_a_number_is_a_missing_one() -> None:
    whole = FacetScores.from_rows("pr", [(("a", "x"), float("nan")), (("a", "y"), 1.0)])
    assert whole.scores.tolist() == [1.0]


def test_components_below_zero_are_given_as_estimated_and_marked() -> None:
    study = study_of(
        FacetScores.from_rows("pr", rows("a x 1; a y 4; b x 3; b y 4; c x 1; c y 5")),
        parse_design("p x r"),
    )
    assert study.negative == ("p",)
    assert study["p"].is_negative
    found = dependability(study)
    assert value(found.relative) < 0.0
    assert isinstance(found.relative, Estimate)
    assert found.relative.note == "components below zero (p) count as estimated"
    cut = dependability(study, negative_as_zero=True)
    assert value(cut.relative) == 0.0
    assert isinstance(cut.relative, Estimate)
    assert cut.relative.note == "components below zero (p) count as zero"


def test_raters_who_agree_in_everything_leave_no_error_at_all() -> None:
    given = [((f"p{p}", f"r{r}"), 0.1 * p) for p in range(7) for r in range(3)]
    study = study_of(FacetScores.from_rows("pr", given), parse_design("p x r"))
    found = dependability(study)
    assert (study["r"].value, study["pr"].value) == (0.0, 0.0)
    assert (value(found.relative), value(found.absolute)) == (1.0, 1.0)


def study_with(**components: float) -> GeneralizabilityStudy:
    """Give a study of raters within tasks with these components in place of its own."""
    study = study_of(synthetic_4(), parse_design("p x (r:t)"))
    changed = tuple(
        type(one)(one.effect, one.letters, components.get(one.effect, one.value), None, 0.1)
        for one in study.components
    )
    return type(study)(**(vars(study) | {"components": changed}))


@pytest.mark.parametrize(
    ("components", "reason"),
    [
        ({"pt": -9.0}, "its error variance is estimated below zero"),
        ({"p": -9.0}, "universe score and error are estimated to have no variance"),
    ],
)
def test_a_coefficient_of_impossible_variances_is_not_estimated(
    components: dict[str, float], reason: str
) -> None:
    found = dependability(study_with(**components))
    assert found.relative == NotEstimable(reason)
    assert isinstance(dependability(study_with(pt=-9.0), negative_as_zero=True).relative, Estimate)


def test_an_error_variance_below_zero_has_no_standard_error() -> None:
    assert dependability(study_with(pt=-9.0)).standard_error is None


@pytest.mark.parametrize(
    ("n", "fixed", "said"),
    [
        ({"r": 2}, (), "numbers are needed for r, t and for nothing else"),
        ({"r": 2, "t": 2, "p": 2}, (), "numbers are needed for r, t and for nothing else"),
        ({"r": 0, "t": 2}, (), "is at least 1"),
        (None, ("p",), "p cannot be fixed in .*; r, t can"),
        (None, ("r", "t"), "at least one facet has to stay random"),
    ],
)
def test_a_decision_study_of_what_cannot_vary_is_refused(
    n: dict[str, float] | None, fixed: tuple[str, ...], said: str
) -> None:
    study = study_of(synthetic_4(), parse_design("p x (r:t)"))
    with pytest.raises(DesignError, match=said):
        dependability(study, n=n, fixed=fixed)


def test_the_usual_grid_holds_small_numbers_the_observed_one_and_fixed_ones_as_they_are() -> None:
    assert usual_grid(study_of(shrout_and_fleiss(), parse_design("p x r")))["r"] == (
        *range(1, 7),
        *(8, 10, 12, 15, 20),
    )
    three = study_of(synthetic_3(), parse_design("p x i x o"))
    assert usual_grid(three) == {"i": (1, 2, 3, 4, 6, 8), "o": (1, 2, 3, 4, 6, 8)}
    assert usual_grid(three, fixed=("i",))["i"] == (4,)
    nested = study_of(unbalanced(), parse_design("p x (i:h)"))
    assert usual_grid(nested)["i"] == (1, 2, 3, 4, 6, 8)
    assert len(decision_study(nested)) == 36


def test_persons_within_classes_are_compared_within_their_class() -> None:
    given = rows(
        "p1 c1 i1 4; p1 c1 i2 5; p2 c1 i1 2; p2 c1 i2 4; p3 c2 i1 8; p3 c2 i2 6;"
        " p4 c2 i1 7; p4 c2 i2 9"
    )
    study = study_of(FacetScores.from_rows("pci", given), parse_design("(p:c) x i"))
    found = dependability(study)
    assert study.n_targets == 4
    assert found.n == {"i": 2}
    assert found.universe == study["p:c"].value
    assert found.relative_error == pytest.approx(study["i(p:c)"].value / 2)
    assert found.absolute_error == pytest.approx(
        (study["i"].value + study["ci"].value + study["i(p:c)"].value) / 2
    )


def test_a_missing_effect_is_not_found() -> None:
    with pytest.raises(KeyError):
        study_of(synthetic_4(), parse_design("p x (r:t)"))["pr"]
