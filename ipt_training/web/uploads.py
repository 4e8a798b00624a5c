"""Uploads in pieces: PUT a piece at its offset, ask what has arrived, finish, add a transcript."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import Conflict, Doubtful, NotAllowed, RuleBroken
from ipt_training.domain.ids import RecordingId
from ipt_training.use_cases.people.access import Session

LARGEST_PIECE = 8 * 1024 * 1024
LARGEST_TRANSCRIPT = 5 * 1024 * 1024


async def received(services: Services, session: Session, request: Request) -> Response:
    """Say how many bytes have arrived."""
    _own_pages_only(request)
    have = await run_in_threadpool(services.recordings.received, session, _recording(request))
    return JSONResponse({"have": have})


async def receive(services: Services, session: Session, request: Request) -> Response:
    """Keep one piece; where the offset is out of place, 409 says what has arrived."""
    _own_pages_only(request)
    recording_id = _recording(request)
    offset = _offset(request)
    piece = await _body(request, LARGEST_PIECE)

    def keep() -> Response:
        try:
            have = services.recordings.receive(session, recording_id, offset=offset, piece=piece)
        except Conflict:
            have = services.recordings.received(session, recording_id)
            return JSONResponse({"have": have}, status_code=409)
        return JSONResponse({"have": have})

    return await run_in_threadpool(keep)


async def finish(services: Services, session: Session, request: Request) -> Response:
    """Probe and store what has arrived; what has to be accepted first is asked by a 409."""
    _own_pages_only(request)
    recording_id = _recording(request)
    name = request.query_params.get("name", "")[:200]

    accepted = request.query_params.get("accepted") == "1"

    def store() -> Response:
        try:
            ready = services.recordings.finish(
                session, recording_id, file_name=name, accepted=accepted
            )
        except Doubtful as doubt:
            return JSONResponse({"doubt": str(doubt)}, status_code=409)
        seconds = ready.media.duration if ready.media else None
        return JSONResponse({"seconds": seconds})

    return await run_in_threadpool(store)


async def discard(services: Services, session: Session, request: Request) -> Response:
    """Drop what has arrived, so that another file can be sent."""
    _own_pages_only(request)
    await run_in_threadpool(services.recordings.discard, session, _recording(request))
    return JSONResponse({"have": 0})


async def transcript(services: Services, session: Session, request: Request) -> Response:
    """Read and keep a transcript file; ask first where it does not say its encoding."""
    _own_pages_only(request)
    recording_id = _recording(request)
    name = request.query_params.get("name", "")[:200]
    encoding = request.query_params.get("encoding", "")[:20]
    content = await _body(request, LARGEST_TRANSCRIPT)

    def keep() -> Response:
        if not encoding:
            ways = services.recordings.readings(session, recording_id, content=content)
            if ways:
                return JSONResponse({"confirm": [one.model_dump() for one in ways]})
        kept = services.recordings.set_transcript(
            session, recording_id, file_name=name, content=content, encoding=encoding
        )
        return JSONResponse({"cues": len(kept.cues), "warnings": list(kept.warnings)})

    return await run_in_threadpool(keep)


def _own_pages_only(request: Request) -> None:
    """Refuse what another site makes a browser send: it cannot set this header."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if request.headers.get("x-ipt") != "1" or site != "same-origin":
        raise NotAllowed("Uploads come from the product's own pages.")


def _recording(request: Request) -> RecordingId:
    return RecordingId(str(request.path_params["recording_id"]))


def _offset(request: Request) -> int:
    text = request.query_params.get("offset", "")
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise RuleBroken("The offset of a piece is a whole number of bytes.")
    return int(text)


async def _body(request: Request, largest: int) -> bytes:
    """Read a body and stop as soon as it is too large, whatever its headers say."""
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > largest:
            raise RuleBroken(f"One piece has at most {largest // 1024**2} MiB.")
    return bytes(held)
