"""A pack of requirements for tests of what is held against it."""

from ipt_training.domain.certification.requirements import Requirement, RequirementPack
from ipt_training.domain.ipt import Dialect


def pack(*requirements: Requirement) -> RequirementPack:
    """Give a pack that asks for these."""
    return RequirementPack.model_validate(
        {
            "schema": 1,
            "id": "level",
            "version": "1.0.0",
            "title": "Level",
            "about": "For tests.",
            "authors": ("The authors",),
            "licence": "CC-BY-4.0",
            "dialect": Dialect.BOTH,
            "clinical_review": "none",
            "level": "Level one",
            "valid_months": 36,
            "statement": "Met.",
            "requirements": requirements,
        }
    )
