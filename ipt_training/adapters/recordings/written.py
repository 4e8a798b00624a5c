"""The forms recordings are stored in, and what goes into each as it is."""

from collections.abc import Callable
from functools import partial
from typing import Any

import av
from av.container import OutputContainer

from ipt_training.adapters.recordings.demux import Heard
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.window import Shared
from ipt_training.domain.errors import BadMedia

_WRITTEN_AS = {Form.WEBM: "webm"}
_OPTIONS = {
    # Telephone sound as MP3 of 8 to 12 kHz is no part of the standard, and is played all the same.
    Form.MP4: {"movflags": "faststart", "strict": "-1"},
    Form.WEBM: {"cues_to_front": "1"},
}
_OF_WEB = {"opus", "vorbis", "vp8", "vp9"}
_OF_MP4 = {"aac", "mp3", "mp3float", "h264"}


def form_to_store(form: Form, heard: Heard) -> Form:
    """Give the form a recording is stored in: one that browsers find every second in.

    An MP3 of changing bit rate holds no index that a place could be found by, so it becomes MP4.
    """
    if form in {Form.MP3, Form.AAC}:
        return Form.MP4
    if form is Form.WEBM and not _codings(heard.pictures) <= _OF_WEB:
        return Form.MP4
    if form is Form.WEBM and not heard.with_picture and not _sounds(heard) <= _OF_WEB:
        return Form.MP4
    return form


def goes_in_as_it_is(form: Form, heard: Heard) -> bool:
    """Say whether that form takes the sound without coding it anew."""
    takes = {Form.MP4: _OF_MP4, Form.WEBM: _OF_WEB}
    return form not in takes or _sounds(heard) <= takes[form]


def sound_to_code(form: Form) -> str:
    """Give the coding of sound that every browser plays in a form."""
    return {Form.WEBM: "libopus", Form.OGG: "libopus"}.get(form, "aac")


def begin(form: Form, to: Shared) -> OutputContainer:
    """Open a container to write to."""
    options = {"fflags": "+bitexact", **_OPTIONS.get(form, {})}
    return av.open(
        to.window(),
        "w",
        format=_WRITTEN_AS.get(form, form.value),
        options=options,
        # To move the index to the front, the muxer reads what it wrote through a second window.
        io_open=lambda _url, _flags, _options: to.window(),
    )


def step(of: Callable[..., Any], *given: object) -> Any:  # noqa: ANN401 - whatever the step gives
    """Do one step of writing.

    Raises:
        BadMedia: when the times inside make no sense.
    """
    try:
        return partial(of, *given)()
    except av.FFmpegError as error:
        raise BadMedia(_NOT_TIMED) from error


def _sounds(heard: Heard) -> set[object]:
    return {kind[0] for track in heard.tracks for kind in track.kinds}


def _codings(kinds: set[tuple[object, ...]]) -> set[object]:
    return {kind[0] for kind in kinds}


_NOT_TIMED = (
    "The times inside this recording make no sense, so nobody could find a place in it."
    " Export it again and upload that."
)
