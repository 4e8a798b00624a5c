"""The rules that types cannot say, for one pack: where it breaks one, and a sentence about it."""

from collections.abc import Iterator

from ipt_training.adapters.content.rules.every_pack import pack_findings
from ipt_training.adapters.content.rules.finding import Finding
from ipt_training.adapters.content.rules.programme import programme_findings
from ipt_training.adapters.content.rules.question_bank import bank_findings
from ipt_training.adapters.content.rules.rubric import rubric_findings
from ipt_training.adapters.content.rules.vignette import vignette_findings
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette


def findings(pack: Rubric | Vignette | QuestionBank | RequirementPack) -> Iterator[Finding]:
    """Give everything that is wrong with a pack by itself."""
    yield from pack_findings(pack)
    match pack:
        case Rubric():
            yield from rubric_findings(pack)
        case Vignette():
            yield from vignette_findings(pack)
        case QuestionBank():
            yield from bank_findings(pack)
        case RequirementPack():
            yield from programme_findings(pack)
