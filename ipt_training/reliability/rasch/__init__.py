"""Many-facet Rasch measurement: targets, raters and items on one scale of logits."""

from ipt_training.reliability.rasch.drift import PeriodShift, drift
from ipt_training.reliability.rasch.fitting import Method, many_facet_rasch, stretch_of
from ipt_training.reliability.rasch.observations import Model, Observations
from ipt_training.reliability.rasch.severity import (
    ItemDifficulty,
    RaterSeverity,
    Separation,
    Severity,
    TargetMeasure,
)
from ipt_training.reliability.rasch.solution import Told, untold

__all__ = [
    "ItemDifficulty",
    "Method",
    "Model",
    "Observations",
    "PeriodShift",
    "RaterSeverity",
    "Separation",
    "Severity",
    "TargetMeasure",
    "Told",
    "drift",
    "many_facet_rasch",
    "stretch_of",
    "untold",
]
