"""Long CSV files of scores: what is read, and every problem by its row."""

from pathlib import Path

import pytest

from ipt_training.adapters import long_data
from ipt_training.adapters.long_data import MOST_PROBLEMS, LongData, read_long_data
from ipt_training.domain.errors import ContentError

NEEDED = ("target", "rater")


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "scores.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def _problems(folder: Path, text: str | bytes) -> list[str]:
    path = _file(folder, text)
    with pytest.raises(ContentError) as refused:
        read_long_data(path, needed=NEEDED)
    return [str(problem).removeprefix(f"{path}:") for problem in refused.value.problems]


def test_scores_are_read_with_their_names_and_a_blank_is_no_score(tmp_path: Path) -> None:
    path = _file(tmp_path, "target,rater,score\nt1,r1,3\nt1,r2,\nt2,r1, 2.5 \n\nt2,r2,-1e1\n")
    assert read_long_data(path, needed=NEEDED) == LongData(
        ("target", "rater"),
        (
            (("t1", "r1"), 3.0),
            (("t1", "r2"), None),
            (("t2", "r1"), 2.5),
            (("t2", "r2"), -10.0),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufefftarget,rater,score\nt1,r1,3\n",
        "Target, RATER ,Score\r\nt1 , r1,3\r\n",
        'target,rater,score\n"t1","r1","3"\n',
        "target,rater,score\n,,\n  ,, \nt1,r1,3",
    ],
)
def test_marks_of_spreadsheet_programs_do_not_matter(tmp_path: Path, text: str) -> None:
    assert read_long_data(_file(tmp_path, text), needed=NEEDED).rows == ((("t1", "r1"), 3.0),)


def test_columns_come_in_any_order_and_some_may_be_there(tmp_path: Path) -> None:
    path = _file(tmp_path, "score,item,rater,target\n4,i1,r1,t1\n")
    found = read_long_data(path, needed=NEEDED, may_have=("item",))
    assert found == LongData(("item", "rater", "target"), ((("i1", "r1", "t1"), 4.0),))


def test_other_columns_are_left_out_where_that_is_asked(tmp_path: Path) -> None:
    path = _file(tmp_path, "target,note,rater,score\nt1,good,r1,4\n")
    found = read_long_data(path, needed=NEEDED, exact=False)
    assert found == LongData(("target", "rater"), ((("t1", "r1"), 4.0),))


EXPECTED = "the header is target,rater,score"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1: target:", "1: rater:", "1: score: this column is missing"]),
        ("rater,score\nr1,1\n", [f"1: target: this column is missing; {EXPECTED}"]),
        ("target,rater,score,score\n", [f"1: score: this column is there twice; {EXPECTED}"]),
        ("target,rater,mood,score\n", [f"1: mood: this column is not known; {EXPECTED}"]),
        ("target,rater,,score\n", [f"1: column: this column is not known; {EXPECTED}"]),
        ("target;rater;score\nt1;r1;1\n", ["1: target:", "1: rater:", "1: score:", "1: target;"]),
        ("t1,r1,3\n", ["1: target:", "1: rater:", "1: score:", "1: t1:", "1: r1:", "1: 3:"]),
    ],
)
def test_a_wrong_header_is_named_column_by_column(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    found = _problems(tmp_path, text)
    assert len(found) == len(expected)
    assert all(said.startswith(start.rstrip()) for said, start in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("t1,r1,good", "2: score: 'good' is not a number; leave the cell blank"),
        ("t1,r1,2;5", "2: score: '2;5' is not a number"),
        ("t1,r1,nan", "2: score: 'nan' is not a finite number"),
        ("t1,r1,inf", "2: score: 'inf' is not a finite number"),
        ("t1,r1,-Infinity", "2: score: '-Infinity' is not a finite number"),
        ("t1,r1,1e999", "2: score: '1e999' is not a finite number"),
        (",r1,3", "2: target: is blank; every row needs a name here"),
        ("t1, ,3", "2: rater: is blank"),
        ("t1,r1", "2: row: 2 cells, 3 expected"),
        ("t1,r1,3,4", "2: row: 4 cells, 3 expected"),
    ],
)
def test_a_wrong_row_is_named_with_what_was_expected(
    tmp_path: Path, row: str, problem: str
) -> None:
    found = _problems(tmp_path, f"target,rater,score\n{row}\nt2,r2,1\n")
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_repeated_row_is_named_with_the_row_it_repeats(tmp_path: Path) -> None:
    found = _problems(tmp_path, "target,rater,score\nt1,r1,3\nt1,r2,3\nt1,r1,3\n")
    assert found == ["4: row: repeats target t1, rater r1, given first in row 2"]


def test_a_row_after_a_cell_of_several_lines_keeps_its_place_in_the_file(tmp_path: Path) -> None:
    found = _problems(tmp_path, 'target,rater,score\n"t\n1",r1,3\nt2,r1,x\n')
    assert [said.split(":")[0] for said in found] == ["4"]


@pytest.mark.parametrize("text", ["target,rater,score\n", "target,rater,score\nt1,r1,\n"])
def test_a_file_without_any_score_is_refused(tmp_path: Path, text: str) -> None:
    assert _problems(tmp_path, text) == ["2: score: there is no score in this file"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("target,rater,score\nt1,Zoë,3\n".encode("latin-1"), "1: file: this is not text in UTF-8"),
        ("target,rater,score\n".encode("utf-16"), "1: file: this is not text in UTF-8"),
        (b'target,rater,score\n"t1,r1,3\n', "1: file: this is not a CSV file"),
        (b'target,rater,score\n"t1"x,r1,3\n', "1: file: this is not a CSV file"),
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "1: file: this is not text in UTF-8"),
    ],
)
def test_a_file_that_is_no_csv_in_utf8_is_refused(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    found = _problems(tmp_path, content)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_reading_stops_when_enough_is_wrong(tmp_path: Path) -> None:
    rows = "".join(f"t{number},r1,bad\n" for number in range(200))
    assert len(_problems(tmp_path, f"target,rater,score\n{rows}")) == MOST_PROBLEMS


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ContentError, match="there is no such file"):
            read_long_data(path, needed=NEEDED)


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_data, "LARGEST_FILE", 10)
    assert _problems(tmp_path, "target,rater,score\n") == [
        "1: file: the file is larger than 512 MB"
    ]
