"""Sound by range, and what is drawn of it, from the vault to whoever may hear it."""

import re
from contextlib import ExitStack

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.transcript import found, shown
from ipt_training.use_cases.people.access import Session

_RANGE = re.compile(r"\s*bytes=\s*(\d{0,30})-(\d{0,30})\s*", re.ASCII | re.IGNORECASE)
_OUTSIDE = "outside"


async def sound(services: Services, session: Session, request: Request) -> Response:
    """Send a whole recording or one range of it, and note that it is heard."""
    recording_id = RecordingId(str(request.path_params["recording_id"]))
    with ExitStack() as stack:
        opened = services.recordings.listen(session, recording_id)
        recording, found = await run_in_threadpool(stack.enter_context, opened)
        tag = f'"{recording.media.sha256}"' if recording.media else ""
        headers = {
            "Accept-Ranges": "bytes",
            "Cache-Control": "private, no-store",
            "Content-Disposition": f'inline; filename="{recording_id}"',
            "Content-Security-Policy": "sandbox",
            "ETag": tag,
        }
        wanted = byte_range(_asked(request, tag), found.size)
        if isinstance(wanted, str):
            outside = headers | {"Content-Range": f"bytes */{found.size}"}
            return Response(status_code=416, headers=outside)
        start, end = wanted or (0, found.size - 1)
        headers["Content-Length"] = str(end - start + 1)
        if wanted is not None:
            headers["Content-Range"] = f"bytes {start}-{end}/{found.size}"
        status = 200 if wanted is None else 206
        kind = recording.media.content_type if recording.media else "application/octet-stream"
        if request.method == "HEAD":
            return Response(status_code=status, headers=headers, media_type=kind)
        # Whatever part is sent is heard: it is written down before the first byte leaves.
        await run_in_threadpool(services.recordings.note_listening, session, recording_id)
        answer = _Sent(
            iterate_in_threadpool(found.read(start, end)),
            status_code=status,
            headers=headers,
            media_type=kind,
        )
        answer.opened = stack.pop_all()
    return answer


async def outline(services: Services, session: Session, request: Request) -> Response:
    """Send what is drawn of a recording beside its sound: the transcript and how loud it is."""
    recording_id = RecordingId(str(request.path_params["recording_id"]))
    drawn = await run_in_threadpool(_outline, services, session, recording_id)
    return JSONResponse(drawn, headers={"Cache-Control": "private, no-store"})


def byte_range(asked: str, size: int) -> tuple[int, int] | str | None:
    """Give the first and last byte of a Range header.

    Nothing, for the whole, where none was sent, or several, or what is no range of bytes at all;
    a word where the range lies outside the file.
    """
    match = _RANGE.fullmatch(asked)
    if match is None or match.group(1) == match.group(2) == "":
        return None
    first, last = match.groups()
    if first == "":
        return (max(0, size - int(last)), size - 1) if int(last) else _OUTSIDE
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    return (start, end) if start < size else _OUTSIDE


def _asked(request: Request, tag: str) -> str:
    """Give the range that is asked for, none where it is of another sound than there is now."""
    held = request.headers.get("if-range", tag)
    return request.headers.get("range", "") if held == tag else ""


class _Sent(StreamingResponse):
    """An answer that lets go of the sound however it ends, also before it began."""

    opened = ExitStack()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(self.opened.close)


def _outline(services: Services, session: Session, recording_id: RecordingId) -> dict[str, object]:
    transcript = services.recordings.transcript(session, recording_id)
    cues = shown(transcript) if transcript else ()
    unseen = transcript if transcript and not transcript.voices else None
    return {
        # Whoever confirmed the voices has read what was mended.
        "unconfirmed": len(found(unseen)) if unseen else 0,
        "mended": bool(unseen and unseen.warnings),
        "cues": [{"s": one.start, "e": one.end, "w": one.speaker, "t": one.text} for one in cues],
        "peaks": list(_peaks(services, session, recording_id)),
    }


def _peaks(services: Services, session: Session, recording_id: RecordingId) -> tuple[float, ...]:
    try:
        return services.recordings.peaks(session, recording_id)
    except IptTrainingError:
        # The waveform is a picture and no more: the transcript stands without it.
        return ()
