"""A vignette and a bank of questions, as small as they may be."""

from datetime import timedelta

from ipt_training.domain.ipt import Dialect, Focus, Phase, Variant
from ipt_training.domain.practice.question import Pool, QuestionBank
from ipt_training.domain.practice.vignette import Vignette
from tests.builders import NOW


def _head(pack_id: str, title: str) -> dict[str, object]:
    return {
        "schema": 1,
        "id": pack_id,
        "version": "1.0.0",
        "title": title,
        "about": "For tests.",
        "authors": ("The authors",),
        "licence": "CC-BY-4.0",
        "dialect": Dialect.BOTH,
        "clinical_review": "none",
    }


def _scene(number: int) -> dict[str, object]:
    return {
        "id": f"s{number}",
        "phase": Phase.MIDDLE,
        "session": number,
        "title": f"Scene {number}",
        "setting": "A quiet room.",
        "said": ({"who": "Patient", "text": "It was a long week."},),
        "decision": {
            "kind": "choose",
            "ask": "What do you do?",
            "options": tuple(
                {"id": name, "text": f"Move {name}", "credit": credit, "feedback": "Why."}
                for name, credit in (("a", 1.0), ("b", 0.5), ("c", 0.0))
            ),
        },
        "rubric_items": ("m1",),
        "lesson": "A lesson.",
    }


def a_choice_vignette(vignette_id: str = "widow", title: str = "The garden") -> Vignette:
    """Give a vignette of five scenes, each with one best move named ``a``."""
    day = NOW.date()
    return Vignette.model_validate(
        _head(vignette_id, title)
        | {
            "fictional": True,
            "variant": Variant.ADULT,
            "patient": {"name": "Ada", "age": 52, "pronouns": "she/her", "lives": "alone"},
            "objectives": ("One", "Two"),
            "difficulty": "introductory",
            "minutes": 20,
            "intake": "An intake.",
            "timeline": tuple(
                {"on": day + timedelta(days=n), "what": f"Event {n}", "mood": 4} for n in range(6)
            ),
            "inventory": tuple(
                {
                    "id": f"tie{n}",
                    "name": f"Tie {n}",
                    "relation": "friend",
                    "ring": 1,
                    "gives": "Time.",
                    "expects": "Time.",
                    "changed": "Little.",
                    "hurts": "Little.",
                }
                for n in range(5)
            ),
            "measurements": tuple(
                {"instrument": "phq9", "at": at, "on": day, "answers": (1,) * 9}
                for at in ("intake", "session 4")
            ),
            "focus": {
                "primary": Focus.GRIEF,
                "reason": "A death.",
                "seconds": ({"focus": Focus.ROLE_TRANSITION, "credit": 0.5, "why": "A move."},),
            },
            "scenes": tuple(_scene(number) for number in range(1, 6)),
            "closing": "How it went on.",
        },
        strict=False,
    )


def a_small_bank(
    bank_id: str = "bank", *, pool: Pool = Pool.PRACTICE, size: int = 2
) -> QuestionBank:
    """Give a bank of single-best questions whose right answer is ``a``."""
    return QuestionBank.model_validate(
        _head(bank_id, "Questions")
        | {
            "pool": pool,
            "questions": tuple(
                {
                    "kind": "single",
                    "id": f"{bank_id}-q{number}",
                    "objective": "To know.",
                    "cell": {"topic": "technique"},
                    "level": "apply",
                    "expected_share_right": 0.7,
                    "source": {"author": "An author", "year": 2018, "title": "A book"},
                    "stem": "A case.",
                    "lead_in": "Which one?",
                    "takeaway": "That one.",
                    "options": tuple(
                        {"id": o, "text": f"Answer {o}", "correct": o == "a", "rationale": "Why."}
                        for o in "abcd"
                    ),
                }
                for number in range(1, size + 1)
            ),
        },
        strict=False,
    )
