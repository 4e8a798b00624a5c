"""``severity`` answers as its interface says, and refuses by name what falls apart."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import Answer, called
from tests.reliability.rasch_simulation import drawn


def asked(*arguments: str) -> Answer:
    return called("severity", *arguments)


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    """Give a file of 40 targets, 3 raters and 2 items, some scores blank."""
    cube = drawn(40, 3, 2, seen_by=2).scores
    rows = ["target,rater,item,score"]
    for target, rater, item in sorted(
        (t, r, i) for t in range(40) for r in range(3) for i in (0, 1)
    ):
        score = cube[target, rater, item]
        rows.append(f"t{target},r{rater},i{item},{'' if score != score else int(score)}")
    file = tmp_path / "scores.csv"
    file.write_text("\n".join(rows) + "\n")
    return file


def test_the_object_has_raters_thresholds_and_targets_with_fair_averages(scores: Path) -> None:
    answer = asked(str(scores), "--json")
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert set(found["raters"]) == {"r0", "r1", "r2"}
    assert {"severity", "se", "infit", "outfit", "n"} <= set(found["raters"]["r0"])
    assert sum(one["severity"] for one in found["raters"].values()) == pytest.approx(0, abs=1e-9)
    assert sum(one["n"] for one in found["raters"].values()) == found["n"] == 160
    assert len(found["thresholds"]) == 4
    assert {"measure", "se", "fair_average"} <= set(found["targets"]["t0"])
    assert (found["connected"], found["converged"]) == (True, True)
    assert found["method"] == "marginal maximum likelihood"
    assert set(found["items"]) == {"i0", "i1"}


def test_the_other_method_and_model_can_be_asked_for(scores: Path) -> None:
    found = json.loads(asked(str(scores), "--joint", "--partial-credit", "--json").stdout)
    assert found["method"] == "joint maximum likelihood"
    assert found["model"] == "partial credit"
    assert found["thresholds"] == []
    assert len(found["items"]["i0"]["thresholds"]) >= 3


def test_a_person_reads_a_table(scores: Path) -> None:
    said = asked(str(scores)).stdout
    assert "positive is severe" in said
    assert "r1" in said
    assert "Items" in said
    assert "fair average" in said


def test_a_rater_without_estimate_says_why(tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    rows = [f"t{t},r{r},{(t * 5 + r) % 4 + 1}" for t in range(18) for r in (1, 2)]
    rows += [f"t{t},r3,4" for t in range(18)]
    file.write_text("target,rater,score\n" + "\n".join(rows) + "\n")
    assert "not estimable because this rater gave nothing but" in asked(str(file)).stdout
    found = json.loads(asked(str(file), "--json").stdout)
    assert "nothing but" in found["raters"]["r3"]["not_estimable"]


def test_a_design_in_parts_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    file.write_text("target,rater,score\na,ann,1\nb,ann,2\nc,ben,1\nd,ben,2\n")
    answer = asked(str(file), "--json")
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert "2 parts that share no target: ann; ben" in answer.stderr


def test_joint_estimates_say_by_how_much_they_are_stretched(scores: Path) -> None:
    joint = json.loads(asked(str(scores), "--joint", "--json").stdout)
    # Two raters with two items each: four scores a target, 4 / 3.
    assert joint["stretch"] == pytest.approx(4 / 3)
    assert "4.0 scores for each target" in joint["notes"][0]
    assert "about 1.33 times as far from zero" in asked(str(scores), "--joint").stdout
    assert "stretch" not in json.loads(asked(str(scores), "--json").stdout)


def test_too_few_scores_are_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    rows = [f"t{t},r{r},{(t * 5 + r) % 4 + 1}" for t in range(6) for r in (1, 2)]
    file.write_text("target,rater,score\n" + "\n".join(rows) + "\n")
    answer = asked(str(file), "--json")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "12 scores that vary are too few" in answer.stderr


def test_a_score_off_the_scale_is_refused(scores: Path) -> None:
    answer = asked(str(scores), "--scale", "1-3")
    assert answer.exit_code == 1
    assert "is not on the scale 1-3" in answer.stderr


def test_one_item_of_a_file_can_be_asked_for(scores: Path) -> None:
    found = json.loads(asked(str(scores), "--item", "i1", "--json").stdout)
    assert (set(found["items"]), found["n"]) == ({"i1"}, 80)
