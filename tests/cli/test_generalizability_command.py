"""``generalizability``: one JSON object, readable text, and refusals in one sentence."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ipt_training.cli import main
from ipt_training.reliability.generalizability import FacetScores
from tests.reliability.brennan import incomplete, shrout_and_fleiss, synthetic_4

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    """Give what writes a file, runs the command on it and gives back what it answers."""

    def asked(text: str, *words: str) -> Answer:
        path = tmp_path / "scores.csv"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["ipt-training", "generalizability", str(path), *words])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return asked


def csv_of(scores: FacetScores) -> str:
    """Give scores as the text of a long file."""
    lines = [",".join([*scores.facets, "score"])]
    for codes, score in zip(scores.codes, scores.scores.tolist(), strict=True):
        named = [names[code] for names, code in zip(scores.names, codes, strict=True)]
        lines.append(",".join([*named, str(score)]))
    return "\n".join(lines) + "\n"


RATERS_IN_TASKS = csv_of(synthetic_4())


def test_raters_within_tasks_give_the_components_that_brennan_prints(ask: Ask) -> None:
    code, out, error = ask(RATERS_IN_TASKS, "--design", "p x (r:t)", "--json")
    found = json.loads(out)
    assert (code, error) == (0, "")
    assert found["design"] == "p x (r:t)"
    assert found["components"] == pytest.approx(
        {"p": 0.4731, "t": 0.3252, "r:t": 0.6475, "pt": 0.5596, "p(r:t)": 2.3802}, abs=5.1e-5
    )
    assert found["n"] == {"p": 10, "r": 4, "t": 3}
    assert found["negative"] == []
    assert found["relative"]["value"] == pytest.approx(0.5514, abs=5.1e-5)
    assert found["absolute"]["value"] == pytest.approx(0.4637, abs=5.1e-5)
    observed = next(each for each in found["d_study"] if each["n"] == {"r": 4, "t": 3})
    assert observed["relative"] == pytest.approx(found["relative"]["value"])
    assert observed["absolute"] == pytest.approx(found["absolute"]["value"])


def test_numbers_to_try_object_and_fixed_facets_can_be_given(ask: Ask) -> None:
    code, out, _ = ask(
        RATERS_IN_TASKS, "--design", "P x (R:T)", "--json", "--n", "r=1,12", "--fixed", "T"
    )
    found = json.loads(out)
    assert code == 0
    assert [each["n"] for each in found["d_study"]] == [{"r": 1, "t": 3}, {"r": 12, "t": 3}]
    assert found["universe_variance"] == pytest.approx(0.4731 + 0.5596 / 3, abs=1e-4)
    code, out, _ = ask(RATERS_IN_TASKS, "--design", "p x (r:t)", "--json", "--object", "T")
    assert json.loads(out)["object"] == "t"


def test_incomplete_scores_are_analysed_and_said_to_be_incomplete(ask: Ask) -> None:
    code, out, _ = ask(csv_of(incomplete()), "--design", "p x i", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["components"] == pytest.approx({"p": 0.0473, "i": 0.0117, "pi": 0.1840}, abs=6e-5)
    assert (found["balanced"], found["n_scores"]) == (False, 59)
    assert found["notes"] == [
        "unbalanced or incomplete scores: analogous analysis of variance",
        "standard errors by 200 bootstrap samples of p; those of effects without p hold for the"
        " conditions that were there",
    ]
    assert all(error > 0 for error in found["standard_errors"].values())
    assert ask(csv_of(incomplete()), "--design", "p x i", "--json")[1] == out


def test_a_component_below_zero_is_given_as_estimated_and_marked(ask: Ask) -> None:
    text = "p,r,score\na,x,1\na,y,4\nb,x,3\nb,y,4\nc,x,1\nc,y,5\n"
    code, out, _ = ask(text, "--design", "p x r", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["negative"] == ["p"]
    assert found["components"]["p"] < 0.0
    _, out, _ = ask(text, "--design", "p x r")
    assert "below zero, as estimated" in out
    assert "Note: components below zero (p) count as estimated." in out
    _, out, _ = ask(text, "--design", "p x r", "--json", "--negative-as-zero")
    assert json.loads(out)["relative"]["value"] == 0.0


def test_the_text_names_components_coefficients_and_the_decision_study(ask: Ask) -> None:
    code, out, _ = ask(csv_of(shrout_and_fleiss()), "--design", "p x r", "--n", "r=1,4")
    assert code == 0
    assert out.splitlines() == [
        "Design p x r: 6 p, 4 r; 24 scores.",
        "Variance components, for one score each:",
        "  p      2.5556   29%  standard error 1.5048",
        "  r      5.2444   59%  standard error 3.4248",
        "  pr     1.0194   12%  standard error 0.3497",
        "Mean score of one p, over conditions as they were observed:",
        "  relative (to compare one p with another): 0.909, error variance 0.2549",
        "  absolute (to hold the score against a cut): 0.620, error variance 1.5660",
        "Decision study, for other numbers of conditions:",
        "    r  relative  absolute",
        "    1     0.715     0.290",
        "    4     0.909     0.620",
    ]


def test_figures_that_cannot_be_estimated_stand_under_their_names_with_the_reason(
    ask: Ask,
) -> None:
    text = "p,r,score\na,x,3\na,y,4\nb,x,\n"
    none = {"not_estimable": "there is only one p; at least two are needed"}
    code, out, _ = ask(text, "--design", "p x r", "--json")
    assert code == 0
    assert json.loads(out) == {
        "design": "p x r",
        "object": "p",
        "components": {"p": none, "r": none, "pr": none},
        "n": {"p": 1, "r": 2},
        "n_scores": 2,
        "relative": none,
        "absolute": none,
        "d_study": [],
    }
    code, out, _ = ask(text, "--design", "p x r")
    assert code == 0
    assert out == (
        "Design p x r: not estimable, because there is only one p; at least two are needed.\n"
    )


def test_a_decision_study_without_a_figure_says_why(ask: Ask) -> None:
    text = "p,r,score\na,x,1\na,y,4\nb,x,4\nb,y,1\nc,x,1\nc,y,4\n"
    code, out, _ = ask(text, "--design", "p x r", "--json", "--n", "r=9")
    reason = {"not_estimable": "universe score and error are estimated to have no variance"}
    assert code == 0
    assert json.loads(out)["d_study"] == [{"n": {"r": 9}, "relative": reason, "absolute": reason}]
    code, out, _ = ask(text, "--design", "p x r", "--n", "r=9")
    assert out.splitlines()[-1] == "    9      none      none"
    assert f"not estimable: {reason['not_estimable']}" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--design", "p x r:t"], "This design cannot be used: put brackets around r:t"),
        (["--design", "p x q"], "q: this column is missing"),
        (
            ["--design", "(p:t) x r"],
            "This design cannot be used: every r occurs with one t only, so r is nested in t",
        ),
        (["--design", "p x (r:t)", "--n", "r=two"], "'r=two' is not a facet with numbers to try"),
        (["--design", "p x (r:t)", "--n", "r=1_0"], "'r=1_0' is not a facet with numbers to try"),
        (["--design", "p x (r:t)", "--n", "q=2"], "numbers are needed for r, t"),
        (["--design", "p x (r:t)", "--n", "r=0"], "is at least 1"),
        (["--design", "p x (r:t)", "--fixed", "p"], "p cannot be fixed in p x (r:t); r, t can"),
        (["--design", "p x (r:t)", "--object", "q"], "'q' is not a facet of p x (r:t)"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    ask: Ask, words: list[str], said: str
) -> None:
    code, out, error = ask(RATERS_IN_TASKS, *words)
    assert (code, out) == (1, "")
    assert said in error
    assert "Traceback" not in error


def test_a_column_that_the_design_does_not_name_is_named_in_a_note(ask: Ask) -> None:
    code, out, error = ask(RATERS_IN_TASKS, "--design", "p x r", "--json")
    assert (code, json.loads(out)["design"]) == (0, "p x r")
    assert error == "Note: Columns that were not read: t.\n"


def test_the_product_s_own_file_has_the_letters_of_its_studies(ask: Ask) -> None:
    head = "session,therapist,rater,instrument,item,aspect,score,stage"
    rows = [
        f"s{p}{s},p{p},r{r},ipt,{item},skill,{(p * 3 + s + r * 2) % 5},current"
        for p in range(6)
        for s in range(3)
        for r in range(2)
        for item in "ab"
    ]
    text = "\n".join([head, *rows, ""])
    code, out, error = ask(text, "--design", "(s:p) x r", "--object", "p", "--item", "a", "--json")
    assert (code, error) == (0, "")
    assert json.loads(out)["n"] == {"s": 3, "p": 6, "r": 2}
    assert json.loads(out)["n_scores"] == 36
