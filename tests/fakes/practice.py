"""A small vignette and a small bank, with a decision and a question of every kind."""

from collections.abc import Sequence
from datetime import date

from ipt_training.domain.ipt import Dialect, Focus, Phase, Variant
from ipt_training.domain.pack import Source
from ipt_training.domain.practice.question import (
    Alternative,
    Cell,
    Choice,
    Cognition,
    Matching,
    Number,
    OrderedStep,
    Ordering,
    Pair,
    Pool,
    Question,
    QuestionBank,
    Several,
    SingleBest,
    Spot,
    SpotLine,
    Topic,
)
from ipt_training.domain.practice.vignette import (
    Bin,
    Choose,
    Decision,
    Event,
    FocusChoice,
    Instrument,
    Map,
    MappedOption,
    Measurement,
    ModelAnswer,
    Option,
    Patient,
    Rank,
    RankedOption,
    Say,
    Scene,
    SecondFocus,
    Tie,
    Utterance,
    Vignette,
)

HEAD = {
    "schema": 1,
    "version": "1.0.0",
    "about": "For tests.",
    "authors": ("The authors",),
    "licence": "CC-BY-4.0",
    "dialect": Dialect.BOTH,
    "clinical_review": "none",
}
QUOTE = "the chair stays empty"
INTAKE = f"# Intake: Ada Quill\n\n*Fictional patient.* At table {QUOTE}.\n\n## Risk\nNone *now*."

CHOOSE = Choose(
    kind="choose",
    ask="What do you do?",
    options=(
        Option(id="stay", text="Stay with it", credit=1.0, feedback="Staying helps."),
        Option(id="turn", text="Turn to sleep", credit=0.5, feedback="Turning waits."),
        Option(id="end", text="End *now* <b>", credit=0.0, feedback="Ending loses her."),
    ),
)
RANK = Rank(
    kind="rank",
    ask="In which order?",
    options=tuple(
        RankedOption(id=one, text=f"Step {one}", feedback=f"Because of {one}.")
        for one in ("first", "then", "last")
    ),
)
MAP = Map(
    kind="map",
    ask="Where does each belong?",
    bins=(Bin(id="old", label="The old role"), Bin(id="new", label="The new role")),
    options=tuple(
        MappedOption(id=one, text=f"Saying {one}", bin=place, feedback=f"About {one}.")
        for one, place in (("a", "old"), ("b", "new"), ("c", "new"))
    ),
)
SAY = Say(
    kind="say",
    ask="What do you say?",
    look_for=("Hears the loss", "Asks about it", "Waits"),
    model_answers=(
        ModelAnswer(style="Plain", text="What is it like?"),
        ModelAnswer(style="Slow", text="Tell me more."),
    ),
)


def a_scene(
    scene_id: str, decision: Decision, *, session: int = 1, phase: Phase = Phase.MIDDLE
) -> Scene:
    """Give a scene; the one called stay rests on words of the intake."""
    return Scene(
        id=scene_id,
        phase=phase,
        session=session,
        title=f"Scene {scene_id}",
        setting="In the room.",
        said=(Utterance(who="Ada", text="It is *quiet* <now>."),),
        decision=decision,
        rubric_items=("m1", "r1"),
        intake_quote=QUOTE if scene_id == "choosing" else None,
        lesson=f"Lesson of {scene_id}.",
    )


SCENES = (
    a_scene("choosing", CHOOSE, session=1, phase=Phase.INITIAL),
    a_scene("ranking", RANK, session=2),
    a_scene("mapping", MAP, session=3),
    a_scene("saying", SAY, session=4, phase=Phase.ENDING),
    a_scene("again", CHOOSE, session=4, phase=Phase.ENDING),
)


def ties(*names: str) -> tuple[Tie, ...]:
    """Give people on three rings in turn."""
    return tuple(
        Tie(
            id=f"t{n}",
            name=name,
            relation="friend",
            ring=1 + n % 3,
            gives="Time.",
            expects="News.",
            changed="Nothing.",
            hurts="Silence.",
        )
        for n, name in enumerate(names)
    )


def a_vignette(vignette_id: str = "chair", *, scenes: Sequence[Scene] = SCENES) -> Vignette:
    """Give a vignette whose sessions are a week apart from 1 March."""
    events = [
        Event(on=date(2025, 1, 10), what="The *death*", mood=3),
        Event(on=date(2025, 1, 12), what="The funeral", mood=2),
        *(
            Event(on=date(2025, 3, 1 + 7 * n), what=f"Session {n + 1}", mood=4 + n, session=n + 1)
            for n in range(4)
        ),
    ]
    return Vignette.model_validate(
        HEAD
        | {
            "id": vignette_id,
            "title": "The empty *chair*",
            "fictional": True,
            "variant": Variant.ADULT,
            "patient": Patient(name="Ada Quill", age=40, pronouns="she/her", lives="Alone"),
            "objectives": ("Stay with grief", "Ask plainly about safety", "Wait"),
            "difficulty": "introductory",
            "minutes": 20,
            "intake": INTAKE,
            "timeline": tuple(events),
            "inventory": ties("Bo", "Cy, 40", "Di", "Eve", "Finn"),
            "measurements": (
                Measurement(
                    instrument=Instrument.PHQ9,
                    at="intake",
                    on=date(2025, 2, 20),
                    answers=(2, 2, 2, 2, 1, 1, 1, 0, 1),
                ),
                Measurement(
                    instrument=Instrument.GAD7,
                    at="intake",
                    on=date(2025, 2, 20),
                    answers=(1, 1, 1, 1, 1, 1, 1),
                ),
                Measurement(
                    instrument=Instrument.PHQ9,
                    at="session 4",
                    on=date(2025, 3, 22),
                    answers=(0, 0, 1, 1, 0, 0, 0, 0, 0),
                ),
            ),
            "focus": FocusChoice(
                primary=Focus.GRIEF,
                reason="She has not mourned.",
                seconds=(
                    SecondFocus(focus=Focus.ROLE_TRANSITION, credit=0.5, why="Much has changed."),
                ),
            ),
            "scenes": tuple(scenes),
            "closing": "The chair was given away.",
        }
    )


def _head(question_id: str, phase: Phase | None, focus: Focus | None) -> dict[str, object]:
    return {
        "id": question_id,
        "objective": f"Objective of {question_id}",
        "cell": Cell(topic=Topic.TECHNIQUE, phase=phase, focus=focus),
        "level": Cognition.APPLY,
        "expected_share_right": 0.5,
        "source": Source(author="Ames", year=2001, title="On chairs", doi="10.1000/x(1)2"),
        "stem": f"Stem of {question_id}.",
        "lead_in": "Which?",
        "takeaway": f"Takeaway of {question_id}.",
    }


def _alternatives(*right: str) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(id=one, text=f"Option {one}", correct=one in right, rationale=f"As {one} is.")
        for one in "abcd"
    )


SINGLE = SingleBest.model_validate(
    _head("q-single", Phase.INITIAL, Focus.GRIEF)
    | {"kind": "single", "options": _alternatives("b")}
)
SEVERAL = Several.model_validate(
    _head("q-several", Phase.MIDDLE, Focus.GRIEF)
    | {"kind": "several", "options": _alternatives("a", "c")}
)
ORDERING = Ordering.model_validate(
    _head("q-ordering", Phase.MIDDLE, None)
    | {
        "kind": "ordering",
        "steps": tuple(
            OrderedStep(id=one, text=f"Do {one}", rationale=f"So {one}.") for one in "xyz"
        ),
    }
)
MATCHING = Matching.model_validate(
    _head("q-matching", Phase.ENDING, Focus.ROLE_DISPUTE)
    | {
        "kind": "matching",
        "choices": (Choice(id="l", text="Left"), Choice(id="r", text="Right")),
        "pairs": (
            Pair(id="p", text="Port", match="l", rationale="Port is left."),
            Pair(id="s", text="Starboard", match="r", rationale="Starboard is right."),
        ),
    }
)
NUMBER = Number.model_validate(
    _head("q-number", None, None)
    | {
        "kind": "number",
        "answer": 34.0,
        "tolerance": 1.0,
        "unit": "people",
        "rationale": "A third.",
    }
)
SPOT = Spot.model_validate(
    _head("q-spot", Phase.MIDDLE, Focus.ROLE_TRANSITION)
    | {
        "kind": "spot",
        "lines": tuple(
            SpotLine(
                id=f"l{n}",
                said=Utterance(who="Ada", text=f"Line {n}"),
                correct=n == 2,
                rationale=f"Line {n} explained.",
            )
            for n in range(4)
        ),
    }
)
QUESTIONS: tuple[Question, ...] = (SINGLE, SEVERAL, ORDERING, MATCHING, NUMBER, SPOT)


def a_bank(*questions: Question, pool: Pool = Pool.PRACTICE, bank_id: str = "bank") -> QuestionBank:
    """Give a bank; without questions named, one of every kind."""
    return QuestionBank.model_validate(
        HEAD
        | {
            "id": bank_id,
            "title": "Questions",
            "pool": pool,
            "questions": questions or QUESTIONS,
        }
    )
