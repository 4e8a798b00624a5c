"""A backup holds one moment of a busy store, and goes back only whole and only into nothing.

D14.
"""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from zipfile import ZipFile

import pytest

from ipt_training.adapters.storage.archive import ArchiveWriter, check
from ipt_training.adapters.storage.backup import backup, restore
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.audit import problems
from ipt_training.domain.errors import Corrupt, RuleBroken, StorageFailed
from ipt_training.domain.recordings.transcript import Cue, Transcript
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    RECORDING,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_rating,
    an_entry,
)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Give a data folder with two encrypted recordings."""
    folder = tmp_path / "data"
    for name, size in (("rec1/sound", 3 << 20), ("rec2/0.part", 17)):
        path = folder / "recordings" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(random.Random(size).randbytes(size))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def sign_until(stop: Event, store: SqlStore) -> None:
    number = 0
    while not stop.is_set():
        with store.writing() as tx:
            tx.ratings.add(a_rating(f"load{number}"))
            tx.audit.append(
                at=NOON, actor=SUPERVISOR, action="signed", about=f"load{number}", detail={}
            )
        number += 1


def kind_of(url: str) -> str:
    return url.split(":")[0].split("+")[0]


def test_a_backup_under_load_comes_back_whole_in_an_empty_place(
    sql_store: SqlStore,
    url: str,
    data_dir: Path,
    tmp_path: Path,
    empty_url: Callable[[str], str],
) -> None:
    with sql_store.writing() as tx:
        tx.ratings.add(a_rating("r1"))
        tx.ratings.add(a_rating("a0", amends="r1", at=NOON.replace(hour=13)))
        tx.certificates.add(a_certificate())
        tx.hours.add(an_entry())
        tx.sign_ins.note_failure("key", NOON)
        tx.recordings.set_transcript(
            RECORDING, Transcript(cues=(Cue(start=0, end=1.5, text="“Hm”"),))
        )
    stop = Event()
    writer = Thread(target=sign_until, args=(stop, sql_store))
    writer.start()
    try:
        saved = backup(url, data_dir, tmp_path / "out.iptbackup")
    finally:
        stop.set()
        writer.join()
    place, address = tmp_path / "elsewhere", empty_url(kind_of(url))

    restored = restore(tmp_path / "out.iptbackup", address, place)

    assert restored.manifest == saved.manifest
    assert files_of(place / "recordings") == files_of(data_dir / "recordings")
    store = SqlStore(address, AUDIT_KEY)
    with store.writing() as tx, sql_store.reading() as original:
        head = tx.audit.head()
        assert head == saved.manifest.audit
        assert problems(tx.audit.entries(), key=AUDIT_KEY) == []
        assert problems(original.audit.entries(), key=AUDIT_KEY, checkpoints=[head]) == []
        ratings = list(tx.ratings.all())
        assert len(ratings) == saved.manifest.rows["rating"] == head.seq + 2
        assert [original.ratings.get(rating.id) for rating in ratings] == ratings
        assert tx.people.all() == original.people.all()
        assert tx.recordings.wrapped_key(RECORDING) == b"\x00wrapped\xff"
        assert tx.recordings.transcript(RECORDING) == original.recordings.transcript(RECORDING)
        assert tx.hours.of([TRAINEE]) == original.hours.of([TRAINEE])
        tx.sign_ins.note_failure("key", NOON)
        assert tx.sign_ins.failures("key", NOON) == (NOON, NOON)
    assert store.altered() == ()
    store.close()


def test_the_operator_is_told_what_was_saved_and_that_the_keys_were_not(
    sql_store: SqlStore, url: str, data_dir: Path, tmp_path: Path
) -> None:
    sentence = str(backup(url, data_dir, tmp_path / "out"))
    assert sentence.startswith("Saved and checked: ")
    assert "2 files of recordings" in sentence
    assert "keys are not in the backup" in sentence
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600
    with sql_store.reading() as tx:
        assert tx.audit.head().seq == 0


def test_a_backup_never_replaces_a_file(url: str, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("somebody's")
    with pytest.raises(RuleBroken, match="exists already"):
        backup(url, data_dir, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "somebody's"


def test_a_backup_that_cannot_be_written_leaves_no_file(
    url: str, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ArchiveWriter, "add", full)
    (tmp_path / "backups").mkdir()
    with pytest.raises(StorageFailed, match="No space left"):
        backup(url, data_dir, tmp_path / "backups" / "out")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_database_that_is_not_there_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="no database"):
        backup(f"sqlite:///{tmp_path / 'none.sqlite3'}", tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "none.sqlite3").exists()


def test_a_backup_is_not_restored_over_anything(
    sql_store: SqlStore, url: str, data_dir: Path, tmp_path: Path, empty_url: Callable[[str], str]
) -> None:
    backup(url, data_dir, tmp_path / "out")
    with pytest.raises(RuleBroken, match="already"):
        restore(tmp_path / "out", url, tmp_path / "elsewhere")
    with pytest.raises(RuleBroken, match="not empty"):
        restore(tmp_path / "out", empty_url(kind_of(url)), data_dir)
    with sql_store.reading() as tx:
        assert len(tx.people.all()) == 3


def test_a_backup_goes_back_into_the_kind_of_database_it_is_of(
    url: str, data_dir: Path, tmp_path: Path, empty_url: Callable[[str], str]
) -> None:
    backup(url, data_dir, tmp_path / "out")
    other = "sqlite" if kind_of(url) == "postgresql" else "postgresql"
    with pytest.raises(RuleBroken, match="The backup is of"):
        restore(tmp_path / "out", empty_url(other), tmp_path / "elsewhere")
    assert files_of(tmp_path / "elsewhere") == {}


def rewritten(source: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> None:
    """Write an archive again, member by member, as somebody would with a zip program."""
    with ZipFile(source) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    with ZipFile(source, "w") as archive:
        for name, content in members:
            if (changed := change(name, content)) is not None:
                archive.writestr(*changed)


def shorter(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content[:-1] if name.endswith("sound") else content


def without_sound(name: str, content: bytes) -> tuple[str, bytes] | None:
    return None if name.endswith("sound") else (name, content)


def without_manifest(name: str, content: bytes) -> tuple[str, bytes] | None:
    return None if name == "manifest.json" else (name, content)


def renamed(name: str, content: bytes) -> tuple[str, bytes]:
    old, new = "recordings/rec1/sound", "recordings/../../escaped"
    return name.replace(old, new), content.replace(old.encode(), new.encode())


def other_counts(name: str, content: bytes) -> tuple[str, bytes]:
    if name != "manifest.json":
        return name, content
    manifest = json.loads(content)
    manifest["rows"]["person"] += 1
    return name, json.dumps(manifest).encode()


def other_format(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b'"format_version": 1', b'"format_version": 2')


@pytest.mark.parametrize(
    "change", [shorter, without_sound, without_manifest, renamed, other_counts, other_format]
)
def test_a_backup_that_is_not_what_was_saved_puts_nothing_in_place(
    url: str,
    data_dir: Path,
    tmp_path: Path,
    empty_url: Callable[[str], str],
    change: Callable[[str, bytes], tuple[str, bytes] | None],
) -> None:
    backup(url, data_dir, tmp_path / "out")
    rewritten(tmp_path / "out", change)
    with pytest.raises(Corrupt):
        restore(tmp_path / "out", empty_url(kind_of(url)), tmp_path / "elsewhere")
    assert not (tmp_path / "escaped").exists()


def test_a_damaged_file_is_refused_or_its_contents_are_whole(
    data_dir: Path, tmp_path: Path, empty_url: Callable[[str], str]
) -> None:
    shutil.rmtree(data_dir / "recordings" / "rec1")
    sqlite_url = empty_url("sqlite")
    migrate(sqlite_url)
    manifest = backup(sqlite_url, data_dir, tmp_path / "out").manifest
    whole = (tmp_path / "out").read_bytes()
    chance = random.Random(11)
    refused = 0
    for _ in range(200):
        position = chance.randrange(len(whole))
        flipped = bytes([whole[position] ^ (1 << chance.randrange(8))])
        (tmp_path / "damaged").write_bytes(whole[:position] + flipped + whole[position + 1 :])
        try:
            assert check(tmp_path / "damaged") == manifest
        except Corrupt:
            refused += 1
    assert refused > 150
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        (tmp_path / "damaged").write_bytes(whole[:length])
        with pytest.raises(Corrupt):
            check(tmp_path / "damaged")
