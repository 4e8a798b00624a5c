"""Sound by range, and what is drawn of it, from the vault to whoever may hear it."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.transcript import found, shown
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.ports.recordings import Sound

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


async def sound(services: Services, session: Session, request: Request) -> Response:
    """Send a whole recording or one range of it."""
    recording_id = RecordingId(str(request.path_params["recording_id"]))
    stack = ExitStack()
    opened = services.recordings.listen(session, recording_id)
    recording, found = await run_in_threadpool(stack.enter_context, opened)
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-store",
        "Content-Disposition": f'inline; filename="{recording_id}"',
        "Content-Security-Policy": "sandbox",
    }
    asked = request.headers.get("range", "")
    wanted = byte_range(asked, found.size)
    if wanted is None:
        stack.close()
        return Response(
            status_code=416, headers=headers | {"Content-Range": f"bytes */{found.size}"}
        )
    start, end = wanted
    if request.method == "GET" and start == 0:
        await run_in_threadpool(
            lambda: services.recordings.note_listening(session, recording_id, first_byte=start)
        )
    headers["Content-Length"] = str(end - start + 1)
    if asked:
        headers["Content-Range"] = f"bytes {start}-{end}/{found.size}"
    content_type = recording.media.content_type if recording.media else "application/octet-stream"
    if request.method == "HEAD":
        stack.close()
        return Response(status_code=206 if asked else 200, headers=headers, media_type=content_type)
    return StreamingResponse(
        iterate_in_threadpool(_pieces(stack, found, start, end)),
        status_code=206 if asked else 200,
        headers=headers,
        media_type=content_type,
    )


async def outline(services: Services, session: Session, request: Request) -> Response:
    """Send what is drawn of a recording beside its sound: the transcript and how loud it is."""
    recording_id = RecordingId(str(request.path_params["recording_id"]))
    drawn = await run_in_threadpool(_outline, services, session, recording_id)
    return JSONResponse(drawn, headers={"Cache-Control": "private, no-store"})


def byte_range(asked: str, size: int) -> tuple[int, int] | None:
    """Give the first and last byte of a Range header; all of it where none was sent.

    Several ranges, or anything that is not a range, answer as the whole; a range outside the
    file gives nothing.
    """
    match = _RANGE.fullmatch(asked.strip())
    if match is None or match.group(1) == match.group(2) == "":
        return (0, size - 1)
    first, last = match.groups()
    if first == "":
        return (max(0, size - int(last)), size - 1) if int(last) else None
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    return (start, end) if start < size and start <= end else None


def _pieces(stack: ExitStack, found: Sound, start: int, end: int) -> Iterator[bytes]:
    with stack:
        yield from found.read(start, end)


def _outline(services: Services, session: Session, recording_id: RecordingId) -> dict[str, object]:
    transcript = services.recordings.transcript(session, recording_id)
    cues = shown(transcript) if transcript else ()
    asked = found(transcript) if transcript and not transcript.voices else ()
    return {
        "unconfirmed": len(asked),
        "cues": [{"s": one.start, "e": one.end, "w": one.speaker, "t": one.text} for one in cues],
        "peaks": list(_peaks(services, session, recording_id)),
    }


def _peaks(services: Services, session: Session, recording_id: RecordingId) -> tuple[float, ...]:
    try:
        return services.recordings.peaks(session, recording_id)
    except IptTrainingError:
        # The waveform is a picture and no more: the transcript stands without it.
        return ()
