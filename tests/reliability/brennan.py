"""Scores printed in Brennan (2001), Generalizability Theory, doi 10.1007/978-1-4757-3456-0."""

from collections.abc import Sequence

from ipt_training.reliability.generalizability import FacetScores

Row = tuple[tuple[str, ...], float | None]

ITEMS_OF_ONE = (
    "101000000000 111001000000 111110000000 110110010000 111110100000"
    " 111011100000 111111100000 111101111100 111111111110 111111111111"
)
"""Synthetic data set 1, p x i: ten persons, twelve items each."""

ITEMS_ON_OCCASIONS = """
2 4 5 5 4 4 2 3 0 6
6 5 5 9 3 4 6 4 5 8
7 6 4 8 5 4 6 4 4 7
5 7 6 6 6 7 5 5 5 6
2 6 5 5 4 6 2 6 5 6
5 7 4 7 5 4 7 6 5 8
5 5 5 7 6 7 7 6 5 8
5 7 5 6 4 8 5 4 3 6
"""
"""Synthetic data sets 2 (i:p) and 3 (p x i x o): a column for each person, four items on the
first occasion above the same four on the second."""

RATERS_IN_TASKS = """
5 9 3 7 9 3 7 5 9 4
6 3 4 5 2 4 3 8 9 4
5 7 3 5 9 3 7 5 8 4
5 7 3 3 7 5 7 7 8 3
5 7 5 3 7 3 7 7 6 3
3 5 3 1 7 3 5 5 6 5
4 5 3 4 3 6 5 5 6 6
5 5 5 3 7 3 7 4 5 5
6 7 6 5 2 4 5 3 5 5
7 7 5 3 7 5 5 2 8 7
3 5 1 3 5 1 5 1 1 1
3 2 6 5 3 2 4 1 1 1
"""
"""Synthetic data set 4, p x (r:t), table 3.2: a column for each person, four raters a task."""

ITEMS_IN_CATEGORIES = """
4 2 2 1 3 1 3 0
5 1 4 3 3 2 5 1
3 2 4 5 6 5 6 1
3 3 7 4 7 6 8 2
5 1 6 5 5 4 6 0
4 4 5 5 7 4 7 4
5 4 8 4 8 5 7 7
7 6 7 5 9 6 8 8
"""
"""The unbalanced p x (i:h) of chapter 7: a column for each person; two, four and two items."""

ITEMS_WITH_GAPS = """
1 1 1 1 0 1
1 0 1 1 1 1
. 1 1 1 0 0
0 . . 1 0 1
1 . 0 1 0 .
1 1 1 1 0 1
0 . 1 . 0 0
0 . 1 1 1 1
1 1 0 1 . 0
. 0 0 0 . 0
1 1 1 1 1 1
. 0 . 0 0 1
"""
"""The incomplete p x i of chapter 7 (Huynh 1977): a row for each person, a point for a gap."""

RATERS_OF_SHROUT_AND_FLEISS = """
9 2 5 8
6 1 3 2
8 4 6 8
7 1 2 6
10 5 6 9
6 2 4 7
"""
"""Shrout & Fleiss (1979), doi 10.1037/0033-2909.86.2.420: a row for each target."""


def cells(text: str) -> list[list[float | None]]:
    """Give the rows of a printed table."""
    return [
        [None if cell == "." else float(cell) for cell in line.split()]
        for line in text.strip().splitlines()
    ]


def by_person(text: str) -> list[Row]:
    """Give long rows (p, i) of a table with a row for each person."""
    return [
        ((f"p{person}", f"i{item}"), score)
        for person, row in enumerate(cells(text))
        for item, score in enumerate(row)
    ]


def by_condition(text: str, conditions: Sequence[tuple[str, ...]]) -> list[Row]:
    """Give long rows (p, *condition) of a table with a column for each person."""
    return [
        ((f"p{person}", *condition), score)
        for condition, row in zip(conditions, cells(text), strict=True)
        for person, score in enumerate(row)
    ]


def synthetic_1() -> FacetScores:
    """Give p x i."""
    return FacetScores.from_rows("pi", by_person("\n".join(map(" ".join, ITEMS_OF_ONE.split()))))


def synthetic_2() -> FacetScores:
    """Give i:p."""
    rows = by_condition(ITEMS_ON_OCCASIONS, [(f"i{number}",) for number in range(8)])
    return FacetScores.from_rows("pi", [((key[0], "".join(key)), x) for key, x in rows])


def synthetic_3() -> FacetScores:
    """Give p x i x o."""
    conditions = [(f"i{item}", f"o{occasion}") for occasion in range(2) for item in range(4)]
    return FacetScores.from_rows("pio", by_condition(ITEMS_ON_OCCASIONS, conditions))


def synthetic_4() -> FacetScores:
    """Give p x (r:t)."""
    conditions = [(f"r{rater}", f"t{rater // 4}") for rater in range(12)]
    return FacetScores.from_rows("prt", by_condition(RATERS_IN_TASKS, conditions))


def unbalanced() -> FacetScores:
    """Give p x (i:h) with two, four and two items."""
    conditions = [(f"i{item}", f"h{(item + 2) // 4}") for item in range(8)]
    return FacetScores.from_rows("pih", by_condition(ITEMS_IN_CATEGORIES, conditions))


def incomplete() -> FacetScores:
    """Give p x i with scores missing."""
    return FacetScores.from_rows("pi", by_person(ITEMS_WITH_GAPS))


def shrout_and_fleiss() -> FacetScores:
    """Give p x r."""
    return FacetScores.from_rows("pr", by_person(RATERS_OF_SHROUT_AND_FLEISS))
