"""Generalizability theory: every figure that Brennan (2001) prints for his synthetic data."""

from collections.abc import Callable

import pytest

from ipt_training.reliability.generalizability import (
    FacetScores,
    decision_study,
    dependability,
    parse_design,
)
from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.mean_squares import mean_squares, t_terms
from tests.reliability.brennan import (
    incomplete,
    shrout_and_fleiss,
    synthetic_1,
    synthetic_2,
    synthetic_3,
    synthetic_4,
    unbalanced,
)
from tests.reliability.generalizability_studies import study_of, value

Data = Callable[[], FacetScores]

COMPONENTS: list[tuple[str, Data, dict[str, float]]] = [
    ("p x i", synthetic_1, {"p": 0.0574, "i": 0.0754, "pi": 0.1269}),
    ("i:p", synthetic_2, {"p": 0.6108, "i:p": 2.0250}),
    (
        "p x i x o",
        synthetic_3,
        {
            "p": 0.5528,
            "i": 0.4417,
            "o": 0.0074,
            "pi": 0.5750,
            "po": 0.1009,
            "io": 0.1565,
            "pio": 0.9352,
        },
    ),
    (
        "p x (r:t)",
        synthetic_4,
        {"p": 0.4731, "t": 0.3252, "r:t": 0.6475, "pt": 0.5596, "p(r:t)": 2.3802},
    ),
    (
        "p x (i:h)",
        unbalanced,
        {"p": 1.2014, "h": 2.9161, "i:h": 0.2946, "ph": 0.9913, "p(i:h)": 0.8429},
    ),
    ("p x i", incomplete, {"p": 0.0473, "i": 0.0117, "pi": 0.1840}),
    ("p x r", shrout_and_fleiss, {"p": 2.555556, "r": 5.244444, "pr": 1.019444}),
]


@pytest.mark.parametrize(("design", "data", "printed"), COMPONENTS)
def test_variance_components_are_the_printed_ones(
    design: str, data: Data, printed: dict[str, float]
) -> None:
    study = study_of(data(), parse_design(design))
    found = {one.effect: one.value for one in study.components}
    # The book carries rounded steps on in its unbalanced example, where ph is 0.99143 exactly.
    tolerance = 1.3e-4 if data is unbalanced else 5.1e-5
    assert found == pytest.approx(printed, abs=tolerance)
    assert list(found) == list(printed)


@pytest.mark.parametrize(
    ("design", "data", "printed"),
    [
        ("p x i", synthetic_1, {"p": 44.75, "i": 47.10, "pi": 67.00}),
        (
            "p x i x o",
            synthetic_3,
            {
                "p": 2288.25,
                "i": 2263.50,
                "o": 2229.25,
                "pi": 2382.00,
                "po": 2303.50,
                "io": 2274.20,
                "pio": 2430.00,
            },
        ),
        (
            "p x (r:t)",
            synthetic_4,
            {"p": 2800.1667, "t": 2755.7, "r:t": 2835.4, "pt": 2931.5, "p(r:t)": 3204.0},
        ),
        (
            "p x (i:h)",
            unbalanced,
            {"p": 1390.0, "h": 1424.0, "i:h": 1440.0, "ph": 1564.5, "p(i:h)": 1610.0},
        ),
        ("p x i", incomplete, {"p": 27.8, "i": 24.7432, "pi": 37.0}),
    ],
)
def test_t_terms_are_the_printed_ones(design: str, data: Data, printed: dict[str, float]) -> None:
    read = parse_design(design)
    terms = t_terms(data().scores, Cells.count(data(), read))
    assert {read.name_of(key): term for key, term in terms.items()} == pytest.approx(
        printed, abs=5.1e-5
    )


@pytest.mark.parametrize(
    ("design", "data", "printed"),
    [
        (
            "p x i",
            synthetic_1,
            {"p": (9, 7.3417, 0.8157), "i": (11, 9.6917, 0.8811), "pi": (99, 12.5583, 0.1269)},
        ),
        (
            "p x i x o",
            synthetic_3,
            {
                "p": (9, 62.20, 6.9111),
                "i": (3, 37.45, 12.4833),
                "o": (1, 3.20, 3.2),
                "pi": (27, 56.30, 2.0852),
                "po": (9, 12.05, 1.3389),
                "io": (3, 7.50, 2.5),
                "pio": (27, 25.25, 0.9352),
            },
        ),
        (
            "p x (r:t)",
            synthetic_4,
            {
                "p": (9, 92.6667, 10.2963),
                "t": (2, 48.2, 24.1),
                "r:t": (9, 79.7, 8.8556),
                "pt": (18, 83.1333, 4.6185),
                "p(r:t)": (81, 192.8, 2.3802),
            },
        ),
        (
            "p x r",
            shrout_and_fleiss,
            {"p": (5, 56.2083, 11.2417), "r": (3, 97.4583, 32.4861), "pr": (15, 15.2917, 1.0194)},
        ),
    ],
)
def test_the_table_of_the_analysis_of_variance_is_the_printed_one(
    design: str, data: Data, printed: dict[str, tuple[int, float, float]]
) -> None:
    scores = data()
    table = mean_squares(scores.scores, Cells.count(scores, parse_design(design)))
    for line in table:
        degrees, squares, mean = printed[line.effect.name]
        assert line.degrees == degrees
        assert line.sum_of_squares == pytest.approx(squares, abs=5.1e-5)
        assert line.value == pytest.approx(mean, abs=5.1e-5)


@pytest.mark.parametrize(
    ("design", "data", "fixed", "relative", "absolute", "places"),
    [
        ("p x i", synthetic_1, (), 0.844, 0.773, 3),
        ("i:p", synthetic_2, (), 0.71, 0.71, 2),
        ("p x i x o", synthetic_3, (), 0.64, 0.55, 2),
        ("p x i x o", synthetic_3, ("i",), 0.81, 0.79, 2),
        ("p x (r:t)", synthetic_4, (), 0.5514, 0.4637, 4),
        ("p x (i:h)", unbalanced, (), 0.716, 0.4277, 3),
        ("p x i", incomplete, (), 0.550, 0.535, 3),
        ("p x r", shrout_and_fleiss, (), 0.909316, 0.620051, 6),
    ],
)
def test_coefficients_are_the_printed_ones(
    design: str, data: Data, fixed: tuple[str, ...], relative: float, absolute: float, places: int
) -> None:
    found = dependability(study_of(data(), parse_design(design)), fixed=fixed)
    assert value(found.relative) == pytest.approx(relative, abs=0.51 * 10**-places)
    assert value(found.absolute) == pytest.approx(absolute, abs=0.51 * 10**-places)


@pytest.mark.parametrize(
    ("design", "data", "facet", "numbers", "relative", "absolute", "tolerance"),
    [
        (
            "p x i",
            synthetic_1,
            "i",
            (5, 10, 15, 20),
            (0.693, 0.819, 0.871, 0.901),
            (0.586, 0.740, 0.810, 0.850),
            # The book divides error variances that are rounded to four places.
            7e-4,
        ),
        (
            "p x r",
            shrout_and_fleiss,
            "r",
            (1, 2, 4, 8),
            (0.7148, 0.8337, 0.9093, 0.9525),
            (0.2898, 0.4493, 0.6201, 0.7655),
            5.1e-5,
        ),
    ],
)
def test_decision_studies_are_the_printed_ones(
    design: str,
    data: Data,
    facet: str,
    numbers: tuple[int, ...],
    relative: tuple[float, ...],
    absolute: tuple[float, ...],
    tolerance: float,
) -> None:
    tried = decision_study(study_of(data(), parse_design(design)), grid={facet: numbers})
    assert [each.n for each in tried] == [{facet: number} for number in numbers]
    assert [value(each.relative) for each in tried] == pytest.approx(relative, abs=tolerance)
    assert [value(each.absolute) for each in tried] == pytest.approx(absolute, abs=tolerance)


def test_error_variances_of_raters_within_tasks_follow_from_the_printed_components() -> None:
    found = dependability(study_of(synthetic_4(), parse_design("p x (r:t)")))
    assert found.universe == pytest.approx(0.4731, abs=5e-5)
    assert found.relative_error == pytest.approx(0.5596 / 3 + 2.3802 / 12, abs=1e-4)
    assert found.absolute_error == pytest.approx(
        0.5596 / 3 + 2.3802 / 12 + 0.3252 / 3 + 0.6475 / 12, abs=1e-4
    )
    assert found.standard_error == pytest.approx(found.absolute_error**0.5)


def test_standard_errors_are_those_of_mean_squares_of_normal_scores() -> None:
    study = study_of(synthetic_1(), parse_design("p x i"))
    persons, residual = 0.815741, 0.126852
    assert study["pi"].standard_error == pytest.approx((2 * residual**2 / 101) ** 0.5, abs=1e-6)
    assert study["p"].standard_error == pytest.approx(
        (2 * persons**2 / 11 + 2 * residual**2 / 101) ** 0.5 / 12, abs=1e-6
    )
    assert study_of(incomplete(), parse_design("p x i"))["p"].standard_error is None
