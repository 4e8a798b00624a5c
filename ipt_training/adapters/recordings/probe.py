"""What is in a file: the streams that will be kept, checked against what browsers can play."""

from dataclasses import dataclass

import av
from av import AudioStream, VideoStream
from av.container import InputContainer
from av.stream import Disposition

from ipt_training.adapters.recordings.pieces import Pieces
from ipt_training.adapters.recordings.sniff import HEAD, SERVED_AS, Form, form_of
from ipt_training.adapters.recordings.wholeness import check_whole
from ipt_training.domain.errors import BadMedia

DAMAGED = "This recording is damaged and cannot be read to its end. Copy it again from the device."
_MOST_STREAMS = 16
_SOUNDS = {
    Form.MP3: {"mp3", "mp3float"},
    Form.MP4: {"aac"},
    Form.WAV: {"pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_f32le"},
    Form.OGG: {"opus", "vorbis"},
    Form.WEBM: {"opus", "vorbis"},
    Form.FLAC: {"flac"},
}
_PICTURES = {Form.MP4: {"h264"}, Form.WEBM: {"vp8", "vp9"}}


@dataclass(frozen=True)
class Found:
    """A file that can be played, opened, with the streams to keep."""

    form: Form
    container: InputContainer
    sound: AudioStream
    picture: VideoStream | None

    @property
    def kind(self) -> str:
        """``audio`` or ``video``."""
        return "audio" if self.picture is None else "video"

    @property
    def content_type(self) -> str:
        """The type it is served as."""
        return SERVED_AS[self.form, self.kind]

    @property
    def kept(self) -> list[AudioStream | VideoStream]:
        """The streams to keep."""
        return [self.sound] if self.picture is None else [self.sound, self.picture]

    @property
    def declared(self) -> float | None:
        """The seconds the container claims, where it claims any."""
        if self.container.duration is None:
            return None
        return float(self.container.duration / av.time_base)


def probe(upload: Pieces) -> Found:
    """Open an upload and choose what to keep of it.

    Raises:
        BadMedia: when it is not a recording that can be rated; the sentence says what it is.
    """
    upload.seek(0)
    form = form_of(upload.read(HEAD))
    check_whole(form, upload)
    upload.seek(0)
    try:
        # The form is given, so that no demuxer is tried that opens other files or addresses.
        container = av.open(upload, "r", format=form.value, metadata_errors="replace")
    except (av.FFmpegError, ValueError) as error:
        raise BadMedia(DAMAGED) from error
    return _choose(form, container)


def _choose(form: Form, container: InputContainer) -> Found:
    if len(container.streams) > _MOST_STREAMS:
        raise BadMedia(f"This file has more than {_MOST_STREAMS} tracks; export one recording.")
    sounds = list(container.streams.audio)
    pictures = [each for each in container.streams.video if not _is_cover(each)]
    if not sounds:
        raise BadMedia(
            "This video has no sound, so there is nothing to rate." if pictures else _NO_SOUND
        )
    sound, picture = sounds[0], pictures[0] if pictures else None
    _check_codec(sound, _SOUNDS[form], "sound")
    if picture is not None:
        _check_codec(picture, _PICTURES.get(form, set()), "video")
    return Found(form=form, container=container, sound=sound, picture=picture)


def _check_codec(stream: AudioStream | VideoStream, allowed: set[str], of: str) -> None:
    # A stream in a coding the library does not know has no context, whatever its type says.
    name = getattr(stream.codec_context, "name", "something unknown")
    if name in allowed:
        stream.codec_context.thread_count = 1
        return
    raise BadMedia(
        f"The {of} of this file is coded as {name}, which not every browser plays."
        " Export it as M4A or MP3, video as MP4 with H.264."
    )


def _is_cover(stream: VideoStream) -> bool:
    return Disposition.attached_pic in stream.disposition


_NO_SOUND = "This file has no sound in it. Choose the recording itself."
