"""What others need for a many-facet Rasch model, on scores (targets, raters, items) of one file."""

import json
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

CLOSE = 1e-5


def raschpy(scores: np.ndarray) -> Callable[[], list[float]]:
    """Calibration and the measures of targets; gives the severities of raters."""
    import pandas as pd
    from raschpy import MFRM

    targets, raters, items = scores.shape
    index = pd.MultiIndex.from_product(
        [[f"r{n}" for n in range(raters)], [f"t{n}" for n in range(targets)]],
        names=["rater", "target"],
    )
    frame = pd.DataFrame(
        scores.transpose(1, 0, 2).reshape(-1, items) - 1,
        index=index,
        columns=[f"i{n}" for n in range(items)],
    )

    def work() -> list[float]:
        model = MFRM(frame, max_score=int(scores.max() - 1))
        model.calibrate()
        model.person_estimates()
        found = [float(one) for one in pd.Series(model.facet_effects_global)]
        return [one - sum(found) / len(found) for one in found]

    return work


def plain_numpy(scores: np.ndarray) -> Callable[[], list[float]]:
    """Joint maximum likelihood as one would write it down: every score, Newton by blocks."""
    given = scores - 1
    steps = int(given.max())
    levels = np.arange(steps + 1)

    def work() -> list[float]:
        measure = np.zeros(scores.shape[0])
        severity = np.zeros(scores.shape[1])
        difficulty = np.zeros(scores.shape[2])
        step = np.zeros(steps)
        for _ in range(200):
            moved = 0.0
            for axes in ((1, 2), (0, 2), (0, 1)):
                shares = _shares(measure, severity, difficulty, step, levels)
                mean = shares @ levels
                spread = shares @ levels**2 - mean**2
                change = (given - mean).sum(axis=axes) / spread.sum(axis=axes)
                change = np.clip(change, -1, 1)
                if axes == (1, 2):
                    measure = measure + change
                elif axes == (0, 2):
                    severity = severity - change
                    severity = severity - severity.mean()
                else:
                    difficulty = difficulty - change
                    difficulty = difficulty - difficulty.mean()
                moved = max(moved, float(np.abs(change).max()))
            shares = _shares(measure, severity, difficulty, step, levels)
            above = np.stack([shares[..., n + 1 :].sum(axis=-1) for n in range(steps)], axis=-1)
            reached = np.stack([given > n for n in range(steps)], axis=-1)
            slope = (above - reached).sum(axis=(0, 1, 2))
            bend = np.array(
                [
                    [
                        (above[..., max(a, b)] - above[..., a] * above[..., b]).sum()
                        for b in range(steps)
                    ]
                    for a in range(steps)
                ]
            )
            change = np.clip(np.linalg.solve(bend, slope), -1, 1)
            step = step + change
            step = step - step.mean()
            if max(moved, float(np.abs(change).max())) < CLOSE:
                break
        return [float(one) for one in severity]

    return work


def _shares(
    measure: np.ndarray,
    severity: np.ndarray,
    difficulty: np.ndarray,
    step: np.ndarray,
    levels: np.ndarray,
) -> np.ndarray:
    ahead = measure[:, None, None] - severity[:, None] - difficulty
    logits = ahead[..., None] * levels - np.concatenate([[0], np.cumsum(step)])
    shares = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


def main() -> None:
    """Do one peer's work a few times; print the median seconds and the severities it gave."""
    name, source, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    work = globals()[name](np.load(source))
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        values = work()
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"seconds": median(seconds), "values": values}))


if __name__ == "__main__":
    main()
