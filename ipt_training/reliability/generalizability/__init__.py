"""Generalizability theory: where the variance of scores comes from, and how many ratings suffice.

Cronbach, Gleser, Nanda & Rajaratnam (1972), The Dependability of Behavioral Measurements; Brennan
(2001), Generalizability Theory, doi 10.1007/978-1-4757-3456-0; Shavelson & Webb (1991).
"""

from ipt_training.reliability.generalizability.decision_study import (
    Dependability,
    decision_study,
    dependability,
    usual_grid,
)
from ipt_training.reliability.generalizability.design import Design, DesignError, Effect
from ipt_training.reliability.generalizability.facet_scores import FacetScores
from ipt_training.reliability.generalizability.notation import parse_design
from ipt_training.reliability.generalizability.variance_components import (
    Component,
    GeneralizabilityStudy,
    variance_components,
)

__all__ = [
    "Component",
    "Dependability",
    "Design",
    "DesignError",
    "Effect",
    "FacetScores",
    "GeneralizabilityStudy",
    "decision_study",
    "dependability",
    "parse_design",
    "usual_grid",
    "variance_components",
]
