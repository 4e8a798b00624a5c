"""What people take away: workbooks, the tidy CSV and pages that print."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ipt_training import bootstrap
from ipt_training.bootstrap import Services
from ipt_training.domain.ids import CertificateId, RatingId
from ipt_training.use_cases.agreement.address import selection_of
from ipt_training.use_cases.export import Export
from ipt_training.use_cases.people.access import Session


async def scorecard(services: Services, session: Session, request: Request) -> Response:
    """Send one signed rating as a workbook."""
    rating_id = RatingId(str(request.path_params["rating_id"]))
    return _file(await run_in_threadpool(services.exports.scorecard_workbook, session, rating_id))


async def scorecard_page(services: Services, session: Session, request: Request) -> Response:
    """Send one signed rating as a page that prints."""
    rating_id = RatingId(str(request.path_params["rating_id"]))
    return HTMLResponse(
        await run_in_threadpool(services.exports.scorecard_html, session, rating_id)
    )


async def programme(services: Services, session: Session, request: Request) -> Response:
    """Send the programme workbook."""
    pack_id = str(request.path_params["pack_id"])
    return _file(await run_in_threadpool(services.exports.programme_workbook, session, pack_id))


async def ratings(services: Services, session: Session, request: Request) -> Response:  # noqa: ARG001
    """Send every item score as CSV."""

    def make() -> bytes:
        return bootstrap.as_csv(services.exports.ratings_long(session))

    content = await run_in_threadpool(make)
    return _file(Export("ratings.csv", "text/csv; charset=utf-8", content))


async def reliability(services: Services, session: Session, request: Request) -> Response:
    """Send a reliability report as a workbook; the address says which ratings it is about."""
    selection = selection_of(request.query_params)
    return _file(await run_in_threadpool(services.exports.reliability_workbook, session, selection))


async def reliability_page(services: Services, session: Session, request: Request) -> Response:
    """Send a reliability report as a page that prints."""
    selection = selection_of(request.query_params)
    return HTMLResponse(
        await run_in_threadpool(services.exports.reliability_html, session, selection)
    )


async def certificate(services: Services, session: Session, request: Request) -> Response:
    """Send a certificate and its decision as a workbook."""
    certificate_id = CertificateId(str(request.path_params["certificate_id"]))

    def make() -> Export:
        at = services.settings().address
        return services.exports.certificate_workbook(session, certificate_id, at=at)

    return _file(await run_in_threadpool(make))


async def certificate_page(services: Services, session: Session, request: Request) -> Response:
    """Send a certificate as a page that prints."""
    certificate_id = CertificateId(str(request.path_params["certificate_id"]))

    def make() -> str:
        at = services.settings().address
        return services.exports.certificate_html(session, certificate_id, at=at)

    return HTMLResponse(await run_in_threadpool(make))


def _file(export: Export) -> Response:
    return Response(
        export.content,
        media_type=export.content_type,
        headers={"Content-Disposition": f'attachment; filename="{export.file_name}"'},
    )
