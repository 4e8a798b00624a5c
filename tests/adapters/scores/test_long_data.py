"""Long CSV files of scores: what is read, and every problem by its row."""

from pathlib import Path

import pytest

from ipt_training.adapters.scores import long_data
from ipt_training.adapters.scores.long_data import MOST_PROBLEMS, LongData, read_long_data
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


def test_other_columns_are_left_out_and_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "target,Note,rater,,score\nt1,good,r1,x,4\n")
    found = read_long_data(path, needed=NEEDED)
    assert found == LongData(
        ("target", "rater"),
        ((("t1", "r1"), 4.0),),
        ("Columns that were not read: Note, one without a name.",),
    )


EXPECTED = "the header is target,rater,score, or target and a column for each rater"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1: target:", "1: rater:", "1: score: this column is missing"]),
        ("rater,score\nr1,1\n", [f"1: target: this column is missing; {EXPECTED}"]),
        ("target,rater,score,score\n", [f"1: score: this column is there twice; {EXPECTED}"]),
        ("t1,r1,3\n", ["1: target:", "1: rater:", "1: score:"]),
        ("target,r1\nt1,3\n", [f"1: rater: this column is missing; {EXPECTED}"]),
        ("target,r1,r1\n", ["1: r1: this column is there twice; each rater has one"]),
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
        ("t1,r1,1_0", "2: score: '1_0' is not a number"),
        ("t1,r1,\uff13", "2: score: '\uff13' is not a number"),
        (
            "t1,r1,nan",
            "2: score: 'nan' is not a number; where it says that there is no score, give",
        ),
        ("t1,r1,NA", "2: score: 'NA' is not a number; where it says that there is no score, give"),
        ('t1,r1,"1,234"', "2: score: '1,234' is not a number; a decimal comma needs semicolons"),
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
        ("target,rater,score\n".encode("utf-16") + b"\x00", "1: file: this is not text in UTF-8"),
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


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("target;rater;score\nt1;A;3,5\nt1;B;4\n", [3.5, 4.0]),
        ("\ufeffScore;Rater;Target\n3,5;A;t1\n,5;B;t1\n", [3.5, 0.5]),
        ("target\trater\tscore\nt1\tA\t3.5\nt1\tB\t4\n", [3.5, 4.0]),
        ("sep=;\r\ntarget;rater;score\r\nt1;A;3,5\r\nt1;B;4,\r\n", [3.5, 4.0]),
        ("target;rater;score\nt1;A;3.5\nt1;B;4\n", [3.5, 4.0]),
    ],
)
def test_tables_of_other_countries_and_programs_are_read(
    tmp_path: Path, text: str, scores: list[float]
) -> None:
    for content in (text.encode(), text.encode("utf-16")):
        found = read_long_data(_file(tmp_path, content), needed=NEEDED)
        assert [score for _, score in found.rows] == scores
        assert found.warnings == ()


def test_two_decimal_signs_in_one_file_are_refused(tmp_path: Path) -> None:
    found = _problems(tmp_path, "target;rater;score\nt1;A;3,5\nt1;B;3.5\n")
    assert found == ["3: score: '3.5' has another decimal sign than the scores above it"]


def test_a_column_for_each_rater_is_read(tmp_path: Path) -> None:
    path = _file(tmp_path, ",target,Ann,Ben\n0,s1,3,4\n1,s2,,2\n")
    found = read_long_data(path, needed=NEEDED)
    assert found.rows == (
        (("s1", "Ann"), 3.0),
        (("s1", "Ben"), 4.0),
        (("s2", "Ann"), None),
        (("s2", "Ben"), 2.0),
    )
    assert found.warnings == (
        "Read as one column for each rater: Ann, Ben.",
        "Columns that were not read: one without a name.",
    )


def test_a_wrong_score_in_a_rater_s_column_is_named_by_the_rater(tmp_path: Path) -> None:
    assert _problems(tmp_path, "target,Ann,Ben\ns1,3,x\n") == [
        "2: Ben: 'x' is not a number; leave the cell blank where there is no score"
    ]


def test_a_name_is_one_name_however_its_letters_are_composed(tmp_path: Path) -> None:
    found = _problems(tmp_path, "target,rater,score\nt1,Zo\u00eb,3\nt1,Zoe\u0308,4\n")
    assert found == ["3: row: repeats target t1, rater Zo\u00eb, given first in row 2"]


@pytest.mark.parametrize("code", ["99", "-9", "999", "9"])
def test_a_number_far_from_all_scores_is_asked_about(tmp_path: Path, code: str) -> None:
    rows = f"t1,r1,1\nt1,r2,{code}\nt2,r1,4\nt2,r2,{code}.0\n"
    path = _file(tmp_path, f"target,rater,score\n{rows}")
    (asked,) = _problems(tmp_path, f"target,rater,score\n{rows}")
    assert asked == (
        f"3: score: {code} stands 2 times, and all other scores lie from 1 to 4. Where it says that"
        f" there is no score, give --missing {code}; where it is a score, give --missing none"
    )
    left_out = read_long_data(path, needed=NEEDED, missing=(code,))
    assert [score for _, score in left_out.rows] == [1.0, None, 4.0, None]
    kept = read_long_data(path, needed=NEEDED, missing=("none",))
    assert [score for _, score in kept.rows] == [1.0, float(code), 4.0, float(code)]


@pytest.mark.parametrize("scores", ["1,5,7", "0,4,7,9", "1,2,-1", "60,99,80", "99,99,99"])
def test_a_number_among_the_scores_is_a_score(tmp_path: Path, scores: str) -> None:
    rows = "".join(f"t{n},r1,{score}\n" for n, score in enumerate(scores.split(",")))
    found = read_long_data(_file(tmp_path, f"target,rater,score\n{rows}"), needed=NEEDED)
    assert [score for _, score in found.rows] == [float(score) for score in scores.split(",")]


def test_words_for_a_missing_score_are_read_once_they_are_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "target,rater,score\nt1,r1,na\nt1,r2,N/A\nt2,r1,2\n")
    found = read_long_data(path, needed=NEEDED, missing=("NA", "n/a", " "))
    assert [score for _, score in found.rows] == [None, None, 2.0]


def test_a_score_off_a_scale_that_is_known_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "target,rater,score\nt1,r1,0\nt1,r2,99\nt2,r1,5\n")
    with pytest.raises(ContentError) as refused:
        read_long_data(path, needed=NEEDED, scale=(1.0, 5.0), missing=("99",))
    assert [str(one).removeprefix(f"{path}:") for one in refused.value.problems] == [
        "2: score: '0' is not on the scale 1-5; where it says that there is no score, give"
        " --missing 0"
    ]


ITEMS = "target,rater,item,score\nt1,r1,a,1\nt1,r1,b,2\nt1,r2,a,3\nt1,r2,b,4\n"


def test_rows_that_repeat_for_want_of_a_choice_ask_for_it(tmp_path: Path) -> None:
    assert _problems(tmp_path, ITEMS) == ["1: item: choose one with --item; the file has a, b"]


def test_rows_of_what_was_chosen_are_read(tmp_path: Path) -> None:
    path = _file(tmp_path, ITEMS)
    for may_have in ((), ("item",)):
        found = read_long_data(path, needed=NEEDED, may_have=may_have, choose={"item": "b"})
        assert [score for _, score in found.rows] == [2.0, 4.0]


@pytest.mark.parametrize(
    ("text", "choose", "problem"),
    [
        (ITEMS, {"item": "z"}, "1: item: there is no z; the file has a, b"),
        (
            ITEMS,
            {"aspect": "skill"},
            "1: aspect: nothing to choose from: there is no column aspect",
        ),
        ("target,A,B\nt,1,2\n", {"item": "a"}, "1: item: nothing to choose from: the file has one"),
    ],
)
def test_what_is_not_there_cannot_be_chosen(
    tmp_path: Path, text: str, choose: dict[str, str], problem: str
) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ContentError) as refused:
        read_long_data(path, needed=NEEDED, choose=choose)
    (only,) = refused.value.problems
    assert str(only).removeprefix(f"{path}:").startswith(problem)


def test_of_many_values_to_choose_from_the_first_are_named(tmp_path: Path) -> None:
    rows = "".join(f"t1,r1,i{n},1\n" for n in range(12))
    (asked,) = _problems(tmp_path, f"target,rater,item,score\n{rows}")
    assert asked.endswith("the file has i0, i1, i2, i3, i4, i5, i6, i7 and 4 more")


EXPORT = "session,therapist,rater,instrument,item,aspect,score,stage\n"


def test_the_product_s_own_file_is_read_as_it_is(tmp_path: Path) -> None:
    rows = (
        "s1,p1,r1,ipt,a,skill,3,current\ns1,p1,r2,ipt,a,skill,4,current\n"
        "s1,p1,r2,ipt,a,extent,2,current\ns1,p1,r2,ipt,a,skill,1,amended\n"
        "s1,p1,r1,ipt,b,skill,2,current\ns1,p1,r1,brief,a,skill,5,current\n"
    )
    path = _file(tmp_path, EXPORT + rows)
    chosen = {"item": "a", "aspect": "skill", "rubric": "ipt"}
    found = read_long_data(path, needed=NEEDED, choose=chosen)
    assert found == LongData(
        ("target", "rater"),
        ((("s1", "r1"), 3.0), (("s1", "r2"), 4.0)),
        ("Rows of ratings that were amended later were left out: 1.",),
    )
    facets = read_long_data(path, needed=("s", "p", "i"), choose={**chosen, "item": "b"})
    assert facets.columns == ("s", "p", "i")
    asked = _problems(tmp_path, EXPORT + rows)
    assert [one.split(";")[0] for one in asked] == [
        "1: item: choose one with --item",
        "1: aspect: choose one with --aspect",
        "1: rubric: choose one with --rubric",
    ]
