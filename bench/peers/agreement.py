"""What other packages need for coefficients of agreement, each on scores from the same file."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np


def pingouin(scores: np.ndarray) -> Callable[[], Sequence[float]]:
    """Six intraclass correlations with intervals."""
    import pandas as pd
    from pingouin import intraclass_corr

    targets, raters = np.indices(scores.shape)
    frame = pd.DataFrame(
        {"target": targets.ravel(), "rater": raters.ravel(), "score": scores.ravel()}
    )

    def work() -> Sequence[float]:
        found = intraclass_corr(frame, "target", "rater", "score")
        interval = next(column for column in found.columns if column.startswith("CI95"))
        limits = np.array(found[interval].tolist())
        return [*found["ICC"], *limits[:, 0], *limits[:, 1]]

    return work


def krippendorff(scores: np.ndarray) -> Callable[[], Sequence[float]]:
    """Alpha at the interval level."""
    from krippendorff import alpha

    return lambda: [alpha(reliability_data=scores.T, level_of_measurement="interval")]


def krippendorff_loop(scores: np.ndarray) -> Callable[[], Sequence[float]]:
    """Limits of alpha from 2,000 resamples of the targets, one call for each."""
    from krippendorff import alpha

    def work() -> Sequence[float]:
        chance = np.random.default_rng(1)
        found = [
            alpha(
                reliability_data=scores[chance.integers(0, len(scores), len(scores))].T,
                level_of_measurement="interval",
            )
            for _ in range(2000)
        ]
        return list(np.quantile(found, [0.025, 0.975]))

    return work


def statsmodels(scores: np.ndarray) -> Callable[[], Sequence[float]]:
    """Fleiss' kappa, from the scores on."""
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    return lambda: [fleiss_kappa(aggregate_raters(scores)[0])]


def sklearn(scores: np.ndarray) -> Callable[[], Sequence[float]]:
    """Cohen's kappa with quadratic weights."""
    from sklearn.metrics import cohen_kappa_score

    whole = scores.astype(int)
    return lambda: [cohen_kappa_score(whole[:, 0], whole[:, 1], weights="quadratic")]


def irrcac(scores: np.ndarray) -> Callable[[], Sequence[float]]:
    """AC2 with quadratic weights and its standard error."""
    import pandas as pd
    from irrCAC.raw import CAC

    frame = pd.DataFrame(scores)

    def work() -> Sequence[float]:
        found = CAC(frame, weights="quadratic", digits=12).gwet()["est"]
        return [found["coefficient_value"], found["se"]]

    return work


def main() -> None:
    """Do one package's work a few times; print the median seconds and what it gave."""
    name, source, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    work = globals()[name](np.load(source))
    if times > 1:
        work()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        values = work()
        seconds.append(time.perf_counter() - started)
    found = {"seconds": median(seconds), "values": [float(value) for value in values]}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
