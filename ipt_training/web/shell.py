"""The one page that the screens are drawn in, and which addresses lead to it.

It is Streamlit's own page with our name and icon, and with what its program would else find out by
asking under every address of a screen: where the server is.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ipt_training.domain.errors import NotFound
from ipt_training.web.answers import answered

START = "today"
"""The screen that stands at the very address of the server."""
SCREENS = (
    *("practise", "vignette", "quiz", "cases", "case", "results", "scorecard"),
    *("rate", "rating", "trainees", "agreement", "methods", "rater"),
    *("people", "programme", "progress", "decision", "exports", "content", "audit", "account"),
)
"""The addresses of the other screens."""
SCRIPTS = {
    name: files(__package__).joinpath(f"{name}.js").read_text(encoding="utf-8")
    for name in ("presence", "menu", "steps")
}
"""Our own scripts beside Streamlit's program, by name."""
ICON = files("ipt_training").joinpath("ui", "icon.svg").read_text(encoding="utf-8")
OF_STREAMLIT = ("_stcore/", "media/", "component/", "static/")
"""What Streamlit answers itself, there or not."""

_INSTEAD: Mapping[str, str] = {
    r"<title>.*?</title>": "<title>IPT training</title>",
    r'<link rel="shortcut icon"[^>]*>': '<link rel="shortcut icon" href="/favicon.svg" />',
    r'<link rel="service-desc"[^>]*>': "",
    r"<noscript>.*?</noscript>": (
        "<noscript><p>The screens of IPT training need JavaScript. Allow it for this address and"
        " load the page again.</p></noscript>"
    ),
    r"</head>": "".join(
        f'  <script type="module" src="/ipt/script/{name}.js"></script>\n  ' for name in SCRIPTS
    )
    + "</head>",
    r"(window\.prerenderReady = false)": (
        r"\1; window.__streamlit = {BACKEND_BASE_URL: window.location.origin}"
    ),
}
"""Parts of Streamlit's page by what stands there in ours."""


class _Elsewhere(Convertor[str]):
    """Any address but those that Streamlit answers itself."""

    regex = f"(?!{'|'.join(OF_STREAMLIT)}).*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


@cache
def page() -> str:
    """Give the page that the screens are drawn in."""
    text = files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
    for theirs, ours in _INSTEAD.items():
        text = re.sub(theirs, ours, text, count=1, flags=re.DOTALL)
    return text


def icons() -> list[BaseRoute]:
    """Give the routes of the picture beside the name of a window; it is there for everybody.

    Streamlit's program asks for it by a name of its own until the first screen is drawn.
    """
    return [Route("/favicon.svg", _icon), Route("/favicon.png", _icon)]


def routes() -> list[BaseRoute]:
    """Give the routes of the screens; the last answers every address that is none of ours."""
    register_url_convertor("elsewhere", _Elsewhere())
    return [
        Route("/", _shell),
        *(Route(f"/{screen}", _shell) for screen in SCREENS),
        Route(f"/{START}", _to_start),
        Route("/ipt/script/{name}.js", answered(_script)),
        Route("/{rest:elsewhere}", answered(_nothing)),
    ]


async def _shell(request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    return HTMLResponse(page())


async def _script(request: Request) -> Response:
    script = SCRIPTS.get(request.path_params["name"])
    if script is None:
        raise NotFound("There is nothing here under this address.")
    return Response(script, media_type="text/javascript")


async def _icon(request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    return Response(ICON, media_type="image/svg+xml")


async def _to_start(request: Request) -> Response:
    query = request.url.query
    return RedirectResponse(f"/?{quote(query, safe='=&%+')}" if query else "/", status_code=303)


async def _nothing(request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    raise NotFound("There is nothing here under this address.")
