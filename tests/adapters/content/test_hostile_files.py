"""Files made to hurt: each is refused with a sentence, soon, and the process lives on.

F14, F15.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.content.read import Unreadable, read_yaml

SMALL = Path(__file__).parent / "data" / "valid" / "small_rubric.yaml"
BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "depth 1 000 in flow": ("[" * 1_000 + "]" * 1_000, "nested deeper than 20"),
    "depth 100 000 in flow": ("[" * 100_000, "nested deeper than 20"),
    "depth 100 000 in braces": ("{a: " * 100_000, "nested deeper than 20"),
    "depth 100 000 in dashes": ("- " * 100_000 + "x", "nested deeper than 20"),
    "depth 1 000 in blocks": (
        "\n".join(" " * depth + "a:" for depth in range(1_000)),
        "nested deeper than 20",
    ),
    "aliases of aliases": (BILLION_LAUGHS, "anchors (&name)"),
    "an alias to nothing": ("a: *b", "aliases (*name)"),
    "100 000 values": ("a:\n" + "  - 1\n" * 100_000, "more than 50,000 values"),
    "100 000 fields": ("\n".join(f"f{n}: 1" for n in range(60_000)), "more than 50,000 values"),
    "a file over a megabyte": ("a: " + "x" * 1_000_001, "larger than 1 MB"),
    "a number of 900 000 digits": ("a: " + "9" * 900_000, "too large"),
    "a fraction of 900 000 digits": ("a: 0." + "9" * 900_000, "too long"),
    "a character past the last one": ('a: "\\UFFFFFFFF"', "not YAML that can be read"),
    "an empty file": ("", "the file is empty"),
    "only a comment": ("# nothing", "the file is empty"),
    "a tag directive": ("%TAG ! tag:x,2000:\n---\na: !b c", "tags (!name)"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    text, words = HOSTILE[name]

    with pytest.raises(Unreadable) as refused:
        read_yaml(text.encode())

    assert words in refused.value.message


def test_bytes_that_are_not_utf_8_are_refused_at_their_line() -> None:
    with pytest.raises(Unreadable) as refused:
        read_yaml(b"a: 1\nb: \xff\n")

    assert (refused.value.line, refused.value.message) == (
        2,
        "the file is not UTF-8 text; save it as UTF-8",
    )


def test_the_process_outlives_a_hundred_thousand_brackets(tmp_path: Path) -> None:
    file = tmp_path / "rubric.yaml"
    file.write_text("items: " + "[" * 100_000)
    script = (
        "import sys; from pathlib import Path;"
        "from ipt_training.adapters.content.library import FileLibrary;"
        "print(len(FileLibrary(()).problems([Path(sys.argv[1])])), 'alive')"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, timeout=60
    )

    assert (done.returncode, done.stdout) == (0, "1 alive\n")


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (501, "has 501 entries; at most 500 are allowed"),
        (10_000, "the file has more than 50,000 values"),
    ],
)
def test_too_many_items_are_refused(count: int, expected: str, tmp_path: Path) -> None:
    head, _, items = SMALL.read_text(encoding="utf-8").partition("items:\n  - id: safety")
    one = items.partition("  - id: advice")[0]
    many = "".join(
        f"  - {{id: i{n}, title: x, look_for: y, does_not_count: z}}\n" for n in range(count)
    )
    if count < 1_000:
        many = "".join(f"  - id: i{n}{one}" for n in range(count))
    file = tmp_path / "many.yaml"
    file.write_text(f"{head}items:\n{many}", encoding="utf-8")

    messages = [problem.message for problem in FileLibrary(()).problems([file])]

    assert expected in messages


def test_a_flood_of_problems_is_cut_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "flood.yaml"
    file.write_text("items:\n" + "  - id: i\n" * 10_000, encoding="utf-8")

    messages = [problem.message for problem in FileLibrary(()).problems([file])]

    assert len(messages) <= 501
    assert any(
        message.endswith("more problems are not listed; mend these first") for message in messages
    )


def test_a_folder_that_cannot_be_read_as_a_pack_stops_no_other_pack(tmp_path: Path) -> None:
    (tmp_path / "rubrics" / "bad").mkdir(parents=True)
    (tmp_path / "rubrics" / "bad" / "rubric.yaml").write_bytes(b"\x00\x01")
    library = FileLibrary((*content_roots(), tmp_path))

    found = library.inspect()

    assert {problem.file for problem in found.problems} == {
        str(tmp_path / "rubrics" / "bad" / "rubric.yaml")
    }
    assert "ipt-session" in {rubric.id for rubric in found.content.rubrics}
