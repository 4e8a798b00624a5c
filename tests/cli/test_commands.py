"""The commands: exit codes, sentences on standard error, one JSON object with --json."""

import json
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ipt_training import bootstrap
from ipt_training.adapters.system import SystemClock
from ipt_training.cli import main
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import RecordingState
from tests.fakes.quick import quick_services
from tests.fakes.readable import signed_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give every test a data folder of its own."""
    monkeypatch.setenv("IPT_DATA_DIR", str(tmp_path / "data"))
    bootstrap.settle(bootstrap.Settings.read())
    with quick_services():
        yield tmp_path
    bootstrap.close()


def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str, str]:
    """Run a command in this process; give exit code, standard output and standard error."""
    monkeypatch.setattr(sys, "argv", ["ipt-training", *words])
    code = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    printed = capsys.readouterr()
    return code, printed.out, printed.err


Call = tuple[pytest.MonkeyPatch, pytest.CaptureFixture[str]]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Give what a command needs to be called."""
    return monkeypatch, capsys


@pytest.fixture
def filled(shell: Call) -> SignedRating:
    """Fill the folder with a small demonstration; give one of its ratings."""
    code, out, _ = call(*shell, "demo", "--trainees", "6", "--seed", "3", "--json")
    assert code == 0
    assert json.loads(out)["trainees"] == 6
    with bootstrap.services().sign_in.access.store.reading() as tx:
        return signed_in(tx.ratings.all())[0]


def test_check_passes_the_shipped_packs_and_counts_the_questions(shell: Call) -> None:
    code, out, _ = call(*shell, "check")
    assert code == 0
    assert "0 problems." in out
    assert "questions, initial:" in out


def test_check_names_file_line_and_field_of_what_is_wrong(shell: Call, folder: Path) -> None:
    pack = folder / "rubrics" / "broken"
    pack.mkdir(parents=True)
    (pack / "rubric.yaml").write_text("schema: 1\nid: broken\nid: again\n")
    code, out, _ = call(*shell, "check", str(folder / "rubrics"))
    assert code == 1
    assert "rubric.yaml:3:" in out
    code, out, _ = call(*shell, "check", str(folder / "rubrics"), "--json")
    assert code == 1
    found = json.loads(out)
    assert found["valid"] is False
    assert found["problems"][0]["line"] == 3


def a_rating(folder: Path, skill: int) -> Path:
    """Write a complete rating with the brief form."""
    scored = {f"b{n}": {"scores": {"skill": skill}} for n in (1, 2, 3, 4, 5, 6, 7, 8, 9)}
    answers = scored | {"b12": {"scores": {"dose": 1}}}
    heard = {"phase": "middle", "focus": "grief", "dialect": "both"}
    file = folder / "rating.json"
    file.write_text(json.dumps({"rubric": "ipt-brief", "heard": heard, "answers": answers}))
    return file


def test_score_needs_no_database(shell: Call, folder: Path) -> None:
    code, out, err = call(*shell, "score", str(a_rating(folder, 4)), "--json")
    assert (code, err) == (0, "")
    card = json.loads(out)
    assert card["skill"] == {"value": 4.0, "n": 9}
    assert card["outcome"] == "feedback_only"
    assert not (folder / "data").exists()
    code, out, _ = call(*shell, "score", str(a_rating(folder, 4)))
    assert "Skill: 4.00 (n = 9); extent: none: no item here is scored on extent" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("score", "nowhere.json"), "There is no file nowhere.json."),
        (("people", "add", "x", "--name", "X", "--role", "queen"), "There is no role 'queen'"),
        (("restore", "nowhere.zip"), "There is no file nowhere.zip."),
        (("run", "--demo", "--host", "0.0.0.0"), "on this machine only"),
    ],
)
def test_a_refusal_is_one_sentence_on_standard_error(
    shell: Call, words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = call(*shell, *words)
    assert code == 1
    assert sentence in err
    assert "Traceback" not in out + err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("people", "disable", "nobody"), "no account with the user name 'nobody'"),
        (("export", "scorecard", "--rating", "x", "--out", "f.xlsx"), "no signed rating 'x'"),
    ],
)
def test_what_is_not_in_the_programme_is_refused_in_one_sentence(
    shell: Call, words: tuple[str, ...], sentence: str
) -> None:
    call(*shell, "people", "add", "lee", "--name", "Lee Marsh", "--role", "programme-lead")
    code, out, err = call(*shell, *words)
    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert sentence in err


@pytest.mark.parametrize(
    "words", [("check", "--nonsense"), ("people", "add"), ("demo",), ("nonsense",)]
)
def test_wrong_usage_ends_with_two(shell: Call, words: tuple[str, ...]) -> None:
    code, _, err = call(*shell, *words)
    assert code == 2
    assert err


def test_a_score_off_the_scale_is_refused_by_name(shell: Call, folder: Path) -> None:
    code, _, err = call(*shell, "score", str(a_rating(folder, 9)))
    assert code == 1
    assert "9 is not on the skill scale" in err


def test_people_are_added_closed_and_opened_from_the_shell(shell: Call) -> None:
    add = ("people", "add", "lee", "--name", "Lee Marsh", "--role", "programme-lead")
    code, out, _ = call(*shell, *add)
    assert code == 0
    assert "First password, shown once:" in out
    call(*shell, "people", "add", "ada", "--name", "Ada Vale", "--role", "trainee")
    for command, word in (("disable", "Closed"), ("enable", "Opened")):
        code, out, _ = call(*shell, "people", command, "ada")
        assert (code, out.split()[0]) == (0, word)
    code, out, _ = call(*shell, "people", "reset-password", "ada")
    assert (code, "shown once" in out) == (0, True)


def test_a_person_is_erased_from_the_shell_once_the_list_was_printed(shell: Call) -> None:
    for name, role in (("lee", "programme-lead"), ("ada", "trainee")):
        call(*shell, "people", "add", name, "--name", f"{name} Vale", "--role", role)
    code, out, _ = call(*shell, "people", "erase", "ada")
    assert code == 0
    assert out.startswith("Goes for good:\n  Name, user name, password")
    assert "Stays:\n" in out
    assert "Nothing was erased." in out
    code, out, _ = call(*shell, "people", "erase", "ada", "--for-good")
    assert (code, out.splitlines()[-1]) == (0, "Erased.")
    code, _, err = call(*shell, "people", "erase", "ada", "--for-good")
    assert (code, "no account" in err) == (1, True)
    code, out, _ = call(*shell, "audit", "--json")
    assert (code, json.loads(out)["problems"]) == (0, [])


@pytest.mark.usefixtures("filled")
def test_a_demonstration_needs_an_empty_folder(shell: Call) -> None:
    code, _, err = call(*shell, "demo", "--trainees", "2", "--seed", "1")
    assert code == 1
    assert "has accounts already" in err
    code, _, err = call(*shell, "run", "--demo")
    assert (code, "needs an empty one" in err) == (1, True)


@pytest.mark.usefixtures("filled")
def test_a_clock_two_years_ahead_erases_nothing_and_vouches_for_itself_by_nothing(
    shell: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.close()
    shown = SystemClock.shown
    monkeypatch.setattr(SystemClock, "shown", lambda clock: shown(clock) + timedelta(days=730))
    keys = "SELECT count(wrapped_key) FROM recording"
    with closing(sqlite3.connect(folder / "data" / "ipt.sqlite3")) as stored:
        before = stored.execute(keys).fetchone()
    assert before != (0,)
    for _ in range(2):
        code, out, err = call(*shell, "tidy")
        assert (code, out) == (1, "")
        assert "730 days ahead of the newest entry" in err
    bootstrap.close()
    with closing(sqlite3.connect(folder / "data" / "ipt.sqlite3")) as stored:
        assert stored.execute(keys).fetchone() == before


@pytest.mark.usefixtures("filled")
def test_the_demonstration_is_whole_and_audited(shell: Call) -> None:
    code, out, _ = call(*shell, "audit", "--json")
    assert code == 0
    assert json.loads(out)["problems"] == []
    code, out, _ = call(*shell, "tidy")
    assert (code, out.splitlines()) == (
        0,
        [
            "Erased 0 recordings that were due.",
            "Removed 0 ended sign-ins, 0 failed guesses and 0 answered submits.",
        ],
    )


def test_what_lists_are_read_from_is_held_against_the_evidence(
    shell: Call, filled: SignedRating, folder: Path
) -> None:
    code, out, _ = call(*shell, "audit", "--recompute", "--json")
    assert (code, json.loads(out)["problems"]) == (0, [])
    with closing(sqlite3.connect(folder / "data" / "ipt.sqlite3")) as forged, forged:
        forged.execute("UPDATE tally SET outcome = iif(outcome = 'meets', 'below', 'meets')")
        forged.execute("UPDATE standing SET met = 1 - met")
    code, out, _ = call(*shell, "audit", "--json")
    assert (code, json.loads(out)["problems"]) == (0, [])
    code, out, _ = call(*shell, "audit", "--recompute")
    assert code == 1
    assert f"the tally of rating {filled.id} was not what it comes to" in out
    assert "was wrong" in out
    code, out, _ = call(*shell, "audit", "--recompute")
    assert (code, "0 problems" in out) == (0, True)


def test_the_files_of_the_shell_read_back(shell: Call, filled: SignedRating, folder: Path) -> None:
    card, whole, rows = folder / "card.xlsx", folder / "whole.xlsx", folder / "rows.csv"
    for words in (
        ("scorecard", "--rating", filled.id, "--out", str(card)),
        ("programme", "--out", str(whole)),
        ("ratings", "--out", str(rows)),
    ):
        assert call(*shell, "export", *words)[0] == 0
    for kept in (card, whole, rows):
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    code, _, err = call(*shell, "export", "ratings", "--out", str(whole))
    assert (code, "exists already" in err, "--overwrite" in err) == (1, True, True)
    whole.chmod(0o644)
    assert call(*shell, "export", "programme", "--out", str(whole), "--overwrite")[0] == 0
    assert stat.S_IMODE(whole.stat().st_mode) == 0o600
    assert call(*shell, "export", "ratings", "--out", str(whole.parent))[0] == 1
    assert not list(whole.parent.glob(".*"))
    assert load_workbook(card).sheetnames[:2] == ["Scorecard", "Items"]
    assert "Ratings" in load_workbook(whole).sheetnames
    assert rows.read_text(encoding="utf-8-sig").count("\n") > 100


def test_a_data_folder_that_others_may_open_is_refused(shell: Call, folder: Path) -> None:
    data = folder / "data"
    data.mkdir(mode=0o755, exist_ok=True)
    data.chmod(0o755)
    words = ("tea.mint", "--name", "Tea", "--role", "programme-lead")
    code, _, err = call(*shell, "people", "add", *words)
    assert (code, f"chmod 700 {data}" in err) == (1, True)
    backup = folder / "a.backup"
    backup.touch()
    assert f"chmod 700 {data}" in call(*shell, "restore", str(backup))[2]
    assert list(data.iterdir()) == []
    data.chmod(0o700)
    assert call(*shell, "people", "add", *words)[0] == 0


@pytest.mark.usefixtures("filled")
def test_a_backup_is_restored_into_another_folder(shell: Call, folder: Path) -> None:
    out = folder / "backup.zip"
    assert call(*shell, "backup", str(out))[0] == 0
    assert call(*shell, "backup", str(out))[0] == 1
    shell[0].setenv("IPT_DATA_DIR", str(folder / "again"))
    bootstrap.settle(bootstrap.Settings.read())
    code, printed, err = call(*shell, "restore", str(out))
    assert (code, err) == (0, "")
    assert "key" in printed.lower()
    assert (folder / "again" / "ipt.sqlite3").exists()


@pytest.mark.usefixtures("filled")
def test_sound_that_is_missing_after_a_restore_is_named(shell: Call, folder: Path) -> None:
    out = folder / "backup.zip"
    sounds = sorted((folder / "data" / "recordings").glob("*/*"))
    (sounds[0] / "sound").unlink()
    missing = f"sound of recording {sounds[0].name} is missing from the vault"
    code, printed, _ = call(*shell, "audit")
    assert (code, missing in printed) == (1, True)
    assert call(*shell, "backup", str(out))[0] == 0
    shell[0].setenv("IPT_DATA_DIR", str(folder / "again"))
    bootstrap.settle(bootstrap.Settings.read())

    code, printed, err = call(*shell, "restore", str(out))

    assert (code, err) == (0, "")
    assert missing in printed


@pytest.mark.usefixtures("filled")
def test_files_that_cannot_be_removed_are_named_and_end_with_one(shell: Call, folder: Path) -> None:
    services = bootstrap.services()
    sounds = sorted((folder / "data" / "recordings").glob("*/*"))
    resists = RecordingId(sounds[0].name)
    with services.vault.store.writing() as tx:
        recording = tx.recordings.get(resists)
        assert recording is not None
        tx.recordings.replace(recording.model_copy(update={"state": RecordingState.ERASED}))
        tx.recordings.erase_key(resists)
    (sounds[0] / "sound").unlink()
    (sounds[0] / "sound").mkdir()

    code, printed, _ = call(*shell, "tidy")

    assert code == 1
    assert "The files of 1 erased recordings could not be removed; nobody can hear" in printed
    assert resists in printed
    (sounds[0] / "sound").rmdir()
    assert call(*shell, "tidy")[0] == 0
    assert not sounds[0].exists()


def test_the_version_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ipt_training", "--version"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert done.stdout.strip().count(".") == 2
