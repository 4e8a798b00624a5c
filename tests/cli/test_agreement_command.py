"""``agreement``: what it prints, as JSON and as a table, and what it refuses."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ipt_training.cli import main

KEYS = [
    "icc_1_1",
    "icc_a_1",
    "icc_c_1",
    "icc_1_k",
    "icc_a_k",
    "icc_c_k",
    "percent_agreement",
    "within_one_agreement",
    "cohen_kappa",
    "cohen_kappa_linear",
    "cohen_kappa_quadratic",
    "conger_kappa",
    "fleiss_kappa",
    "light_kappa",
    "brennan_prediger",
    "gwet_ac1",
    "gwet_ac2_linear",
    "gwet_ac2_quadratic",
    "krippendorff_nominal",
    "krippendorff_ordinal",
    "krippendorff_interval",
    "krippendorff_ratio",
    "kendall_w",
]

# Shrout & Fleiss (1979), six targets and four judges
SHROUT_FLEISS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]

Rows = Sequence[Sequence[int | None]]


class Shell:
    """Calls the command in this process."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.file = folder / "scores.csv"
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def write(self, rows: Rows) -> None:
        """Write the file, one score a row; a missing score is a blank."""
        lines = [
            f"t{target},r{rater},{'' if score is None else score}"
            for target, given in enumerate(rows, start=1)
            for rater, score in enumerate(given, start=1)
        ]
        self.file.write_text("\n".join(["target,rater,score", *lines, ""]))

    def call(self, *words: str) -> tuple[int, str, str]:
        """Give exit code, standard output and standard error."""
        arguments = ["ipt-training", "agreement", str(self.file), *words]
        self.monkeypatch.setattr(sys, "argv", arguments)
        with pytest.raises(SystemExit) as ended:
            main()
        printed = self.capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0 if code is None else 1), *printed

    def answer(self, *words: str) -> dict[str, Any]:
        """Give the one JSON object that is printed."""
        code, out, err = self.call("--json", *words)
        assert (code, err) == (0, "")
        found: dict[str, Any] = json.loads(out)
        return found


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """Give a shell with a file of the ratings of Shrout & Fleiss."""
    made = Shell(tmp_path, monkeypatch, capsys)
    made.write(SHROUT_FLEISS)
    return made


def test_json_gives_every_coefficient_in_order_with_interval_and_n(shell: Shell) -> None:
    found = shell.answer()
    assert list(found) == [
        "n_targets",
        "n_raters",
        "n_scores",
        "level",
        "confidence",
        "coefficients",
    ]
    assert [found[name] for name in list(found)[:5]] == [6, 4, 24, "interval", 0.95]
    assert list(found["coefficients"]) == KEYS
    for figure in found["coefficients"].values():
        assert set(figure) >= {"value", "low", "high", "n_targets", "n_raters"} or set(figure) == {
            "not_estimable"
        }


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("icc_1_1", 0.17),
        ("icc_a_1", 0.29),
        ("icc_c_1", 0.71),
        ("icc_1_k", 0.44),
        ("icc_a_k", 0.62),
        ("icc_c_k", 0.91),
    ],
)
def test_intraclass_correlations_of_shrout_and_fleiss_are_as_printed(
    shell: Shell, key: str, printed: float
) -> None:
    figure = shell.answer()["coefficients"][key]
    assert round(figure["value"], 2) == printed
    assert figure["value"] != printed
    assert figure["low"] < figure["value"] < figure["high"]
    assert (figure["n_targets"], figure["n_raters"]) == (6, 4)


def test_what_cannot_be_estimated_says_why(shell: Shell) -> None:
    found = shell.answer()["coefficients"]
    for key in ("cohen_kappa", "cohen_kappa_linear", "cohen_kappa_quadratic"):
        assert found[key] == {"not_estimable": "needs exactly two raters"}


def test_scores_that_are_all_the_same_give_reasons_and_never_nan(shell: Shell) -> None:
    shell.write([[3, 3], [3, 3], [3, 3]])
    found = shell.answer()["coefficients"]
    assert list(found) == KEYS
    assert "not_estimable" in found["icc_a_1"]
    assert found["cohen_kappa"] == {"not_estimable": "all scores are the same"}
    assert found["gwet_ac1"]["value"] == 1.0
    assert found["percent_agreement"]["value"] == 1.0


def test_missing_rows_and_blank_scores_are_the_same(shell: Shell) -> None:
    shell.write([[1, 1], [2, 3], [None, 2], [4, 4]])
    blank = shell.answer()
    kept = [line for line in shell.file.read_text().splitlines() if not line.endswith(",")]
    shell.file.write_text("\n".join(kept))
    assert shell.answer() == blank
    assert (blank["n_targets"], blank["n_scores"]) == (4, 7)


def test_a_figure_that_asks_more_than_the_level_says_so(shell: Shell) -> None:
    found = shell.answer("--level", "nominal")
    assert found["level"] == "nominal"
    assert found["coefficients"]["icc_a_1"]["note"] == "takes nominal scores for interval ones"
    assert "takes nominal" not in found["coefficients"]["fleiss_kappa"].get("note", "")


@pytest.mark.parametrize(
    ("rows", "level", "first"),
    [
        (SHROUT_FLEISS, "interval", "ICC(A,1)"),
        (SHROUT_FLEISS, "ratio", "ICC(A,1)"),
        (SHROUT_FLEISS, "ordinal", "Krippendorff's alpha, ordinal"),
        (SHROUT_FLEISS, "nominal", "Conger's kappa"),
        ([[1, 2], [2, 2], [3, 3]], "nominal", "Cohen's kappa"),
        ([[1, 2], [2, 2], [3, 3]], "ordinal", "Cohen's kappa, quadratic weights"),
        ([[1, 2, None], [2, None, 2], [3, 3, 3]], "nominal", "Krippendorff's alpha, nominal"),
        ([[1, 2, None], [2, None, 2], [3, 3, 3]], "ordinal", "Krippendorff's alpha, ordinal"),
        ([[1, 2, None], [2, None, 2], [3, 3, 3]], "interval", "Krippendorff's alpha, interval"),
        ([[1, 2, None], [2, None, 2], [3, 3, 3]], "ratio", "Krippendorff's alpha, ratio"),
        ([[1, 2, None], [2, 2, None], [3, 3, None]], "nominal", "Cohen's kappa"),
    ],
)
def test_the_table_begins_with_the_coefficient_that_fits_best(
    shell: Shell, rows: Rows, level: str, first: str
) -> None:
    shell.write(rows)
    code, out, err = shell.call("--level", level)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[1].startswith(f"Read this first ({level} scores, ")
    assert lines[2].strip().startswith(first)
    assert "n = 3 targets" in lines[2] or "n = 6 targets" in lines[2]
    assert lines[3] == "All coefficients, with 95% intervals:"
    notes = [line for line in lines[4 + len(KEYS) :] if not line.startswith("  [")]
    assert notes == []


def test_what_figures_have_to_say_is_said_once_below_the_table(shell: Shell) -> None:
    _, out, _ = shell.call("--level", "ordinal")
    notes = [line for line in out.splitlines() if line.startswith("  [")]
    assert sum("takes ordinal scores for interval ones" in note for note in notes) == 1
    number = next(note.split()[0] for note in notes if "for interval ones" in note)
    assert out.count(number) > 6


def test_the_table_says_when_nothing_can_be_estimated(shell: Shell) -> None:
    shell.write([[1], [2]])
    code, out, _ = shell.call()
    assert code == 0
    assert "Read this first" not in out
    assert out.count("not estimable: ") == len(KEYS)


def test_a_figure_without_an_interval_says_so(shell: Shell) -> None:
    shell.write([[1, 2]])
    _, out, _ = shell.call()
    assert "no interval" in out


def test_a_level_that_does_not_exist_is_wrong_usage(shell: Shell) -> None:
    code, out, err = shell.call("--level", "cardinal")
    assert (code, out) == (2, "")
    assert "'nominal', 'ordinal', 'interval', 'ratio'" in err


def test_a_file_that_cannot_be_read_is_refused_row_by_row(shell: Shell) -> None:
    shell.file.write_text("target,rater,score\nt1,r1,good\nt1,r1,3\nt1,r1,4\n")
    code, out, err = shell.call("--json")
    assert (code, out) == (1, "")
    assert f"{shell.file}:2: score: 'good' is not a number" in err
    assert f"{shell.file}:4: row: repeats target t1, rater r1" in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_refused(shell: Shell) -> None:
    shell.file.unlink()
    code, _, err = shell.call()
    assert code == 1
    assert "there is no such file" in err


def test_a_scale_gives_the_categories_that_nobody_used(shell: Shell) -> None:
    shell.write([[2, 2], [4, 4], [2, 3], [4, 4], [3, 3], [2, 2]])
    without, told = shell.answer(), shell.answer("--scale", "1-5")
    assert told["scale"] == [1, 2, 3, 4, 5]
    assert "scale" not in without
    by_number = {"brennan_prediger", "gwet_ac1", "gwet_ac2_linear", "gwet_ac2_quadratic"}
    for key in KEYS:
        before, after = without["coefficients"][key], told["coefficients"][key]
        assumed = "assumes that the scale has the 3 scores that occur, 2, 3, 4, and no others"
        assert (assumed in before.get("note", "")) is (key in by_number)
        assert "assumes" not in after.get("note", "")
        if key in by_number:
            assert after["value"] > before["value"]
        else:
            assert after == pytest.approx(before)


@pytest.mark.parametrize(
    ("given", "scale"),
    [("0-4", [0, 1, 2, 3, 4]), ("-1-1", [-1, 0, 1]), ("4, 1,2.5", [1, 2.5, 4])],
)
def test_a_scale_is_a_range_or_a_list(shell: Shell, given: str, scale: list[float]) -> None:
    shell.write([[1, 1], [1, 1], [1, 1]])
    assert shell.answer(f"--scale={given}")["scale"] == scale


@pytest.mark.parametrize("given", ["5-1", "1", "1-1", "a-b", "1_0-2_0", "", "0-99999"])
def test_what_is_no_scale_is_wrong_usage(shell: Shell, given: str) -> None:
    code, out, err = shell.call(f"--scale={given}")
    assert (code, out) == (2, "")
    assert "is no scale such as 1-5 or 0,1,2,4" in err


def test_of_many_scores_the_first_and_the_last_are_named(shell: Shell) -> None:
    shell.write([[n, n + 1] for n in range(1, 15)])
    note = shell.answer()["coefficients"]["gwet_ac1"]["note"]
    assert "the 15 scores that occur, 1 to 15, and no others" in note


def test_a_number_that_may_mean_no_score_is_asked_about_and_not_computed_with(
    shell: Shell,
) -> None:
    shell.write([[1, 2], [2, 99], [-9, 3], [4, 4]])
    code, out, err = shell.call("--json")
    assert (code, out) == (1, "")
    assert "99 stands 1 time" in err
    assert "-9 stands 1 time" in err
    named = shell.answer("--missing", "99", "--missing=-9")
    listed = shell.answer("--missing=99,-9")
    shell.write([[1, 2], [2, None], [None, 3], [4, 4]])
    assert named == listed == shell.answer()


def test_what_was_not_read_is_noted_beside_the_answer(shell: Shell) -> None:
    shell.file.write_text("Mood;Score;Rater;Target\nx;1,5;a;t\nx;2;b;t\nx;3;a;u\nx;3,5;b;u\n")
    code, out, err = shell.call("--json")
    assert (code, err) == (0, "Note: Columns that were not read: Mood.\n")
    assert json.loads(out)["n_scores"] == 4


def test_figures_that_differ_by_rounding_alone_never_contradict_each_other(shell: Shell) -> None:
    lines = ["target,rater,score"]
    for n, (one, other) in enumerate([("0.3", "0.30000000000000004"), ("1.3", "1.3")] * 4):
        lines += [f"t{n},a,{one}", f"t{n},b,{other}"]
    shell.file.write_text("\n".join(lines))
    found = shell.answer()["coefficients"]
    for key in ("percent_agreement", "cohen_kappa", "gwet_ac1", "krippendorff_nominal"):
        assert found[key]["value"] == 1.0
        assert (found[key]["low"], found[key]["high"]) == (None, None)
        assert "no width" in found[key]["note"]
