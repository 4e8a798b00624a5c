"""The fingerprint of a rubric's structure, beside the one of its every word.

A corrected typing error changes the words and not the structure; ratings may be pooled across
versions that share the structure, and must not be where it differs.
"""

import hashlib

from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.hashes import canonical


def structure_hash(rubric: Rubric) -> str:
    """Give the SHA-256 of what forms a score: items, scales, where they apply, pass rule."""
    structure = {
        "scales": [[s.aspect, [level.value for level in s.levels]] for s in rubric.scales],
        "groups": [[g.id, list(g.items)] for g in rubric.groups],
        "items": [
            [
                item.id,
                item.standing,
                sorted(item.phases),
                sorted(item.focuses),
                item.dialect,
                item.risk,
                [[aspect, [a.value for a in item.anchors[aspect]]] for aspect in item.aspects],
            ]
            for item in sorted(rubric.items, key=lambda item: item.id)
        ],
        "pass_rule": rubric.pass_rule.model_dump(exclude={"method"}),
        "brief": rubric.brief,
    }
    return hashlib.sha256(canonical(structure)).hexdigest()
