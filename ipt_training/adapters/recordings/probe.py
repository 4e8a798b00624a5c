"""What is in a file: the tracks that may be kept, checked against what browsers can play."""

from dataclasses import dataclass

import av
from av import AudioStream, VideoStream
from av.container import InputContainer
from av.stream import Disposition

from ipt_training.adapters.recordings.seekable import Part
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.wholeness import DAMAGED, check_whole, is_length_told
from ipt_training.domain.errors import BadMedia

_MOST_STREAMS = 16
_PCM = {"pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_f32le"}
_MP3 = {"mp3", "mp3float"}
_SOUNDS = {
    Form.MP3: _MP3,
    Form.AAC: {"aac"},
    Form.MP4: {"aac", *_MP3},
    Form.WAV: _PCM,
    Form.OGG: {"opus", "vorbis"},
    Form.WEBM: {"opus", "vorbis", "aac", "flac", *_MP3, *_PCM},
    Form.FLAC: {"flac"},
}
_PICTURES = {Form.MP4: {"h264"}, Form.WEBM: {"vp8", "vp9", "h264"}}
_CALLED = {
    Form.MP3: "MP3",
    Form.AAC: "AAC",
    Form.MP4: "MP4",
    Form.WAV: "WAV",
    Form.OGG: "Ogg",
    Form.WEBM: "Matroska or WebM",
    Form.FLAC: "FLAC",
}


@dataclass(frozen=True)
class Found:
    """One link of a recording, opened, with every track that may be kept."""

    form: Form
    container: InputContainer
    sounds: tuple[AudioStream, ...]
    picture: VideoStream | None
    declared: float | None
    """The seconds the container notes, where it notes any; an estimate is none."""

    @property
    def tracks(self) -> list[AudioStream | VideoStream]:
        """Every track that may be kept."""
        return [*self.sounds, *([self.picture] if self.picture else [])]

    @property
    def begins(self) -> float:
        """The stamp of its beginning, in seconds."""
        return (self.container.start_time or 0) / av.time_base

    def close(self) -> None:
        """Let go of it."""
        self.container.close()

    def __enter__(self) -> "Found":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def probe(form: Form, part: Part) -> Found:
    """Open one link of an upload and look at its tracks.

    Raises:
        BadMedia: when it is not a recording that can be rated; the sentence says what it is.
    """
    check_whole(form, part)
    told = is_length_told(form, part)
    part.seek(0)
    try:
        # The form is given, so that no demuxer is tried that opens other files or addresses.
        container = av.open(part, "r", format=form.value, metadata_errors="replace")
    except (av.FFmpegError, ValueError) as error:
        raise BadMedia(DAMAGED) from error
    try:
        return _tracks(form, container, told=told)
    except BadMedia:
        container.close()
        raise


def _tracks(form: Form, container: InputContainer, *, told: bool) -> Found:
    if len(container.streams) > _MOST_STREAMS:
        raise BadMedia(f"This file has more than {_MOST_STREAMS} tracks; export one recording.")
    sounds = tuple(container.streams.audio)
    pictures = [each for each in container.streams.video if not _is_cover(each)]
    if not sounds:
        raise BadMedia(
            "This video has no sound, so there is nothing to rate." if pictures else _NO_SOUND
        )
    picture = pictures[0] if pictures else None
    for sound in sounds:
        _check_codec(sound, _SOUNDS[form], form, of="sound")
    if picture is not None:
        _check_codec(picture, _PICTURES.get(form, set()), form, of="picture")
    declared = container.duration / av.time_base if told and container.duration else None
    return Found(form, container, sounds, picture, declared)


def _check_codec(
    stream: AudioStream | VideoStream, allowed: set[str], form: Form, *, of: str
) -> None:
    # A stream in a coding the library does not know has no context, whatever its type says.
    name = getattr(stream.codec_context, "name", "something unknown")
    if name in allowed:
        stream.codec_context.thread_count = 1
        return
    raise BadMedia(
        f"The {of} of this {_CALLED[form]} file is coded as {name}, which not every browser plays."
        f" {_instead(form, of)}"
    )


def _instead(form: Form, of: str) -> str:
    """Say what would do, which is never the kind of file it is already."""
    if of == "picture":
        other = "WebM with VP8 or VP9" if form is Form.MP4 else "MP4 with H.264 and AAC"
        return f"Export it as {other}, or its sound alone as MP3."
    if form in {Form.MP4, Form.AAC}:
        return "Export it as MP3, WAV or FLAC."
    return "Export it as AAC in M4A, or as WAV." if form is Form.MP3 else "Export it as AAC in M4A."


def _is_cover(stream: VideoStream) -> bool:
    return Disposition.attached_pic in stream.disposition


_NO_SOUND = "This file has no sound in it. Choose the recording itself."
