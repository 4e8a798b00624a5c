"""The pages at the door: sign in, sign out, first account, password. They work without script."""

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ipt_training.bootstrap import Services
from ipt_training.domain.demonstration import DEMO_ACCOUNTS, DEMO_PASSWORD
from ipt_training.domain.errors import IptTrainingError, NotAllowed, RuleBroken, TooManyAttempts
from ipt_training.use_cases.access import Session
from ipt_training.web import form_tokens

LARGEST_FORM = 8192
Field = dict[str, str]


async def sign_in(services: Services, request: Request) -> Response:
    """Show the form, or check what was typed and start a session."""
    if await run_in_threadpool(services.sign_in.needs_first_account):
        return RedirectResponse("/first-account", status_code=303)
    to = _inside(request.query_params.get("next", "/"))
    if request.method == "GET":
        return _sign_in_page(services, request, to)
    try:
        form = await _form(request)
        address = request.client.host if request.client else "unknown"
        token = await run_in_threadpool(
            lambda: services.sign_in.sign_in(
                _typed(form, "user_name"), _typed(form, "password"), address=address
            )
        )
    except IptTrainingError as error:
        return _sign_in_page(services, request, to, error=error)
    return _with_session(services, RedirectResponse(to, status_code=303), token)


async def sign_out(services: Services, request: Request) -> Response:
    """Show the button, or end the session."""
    session = _session(request)
    if request.method == "GET":
        return _page(
            services,
            request,
            title="Sign out",
            lead="Drafts are kept; you go on where you stopped.",
            action="/sign-out",
            button="Sign out",
            links=[{"href": "/", "label": "Stay signed in"}],
        )
    try:
        await _form(request)
    except NotAllowed as error:
        return _page(services, request, title="Sign out", lead=str(error), action="/sign-out", button="Sign out", status=403)
    await run_in_threadpool(services.sign_in.sign_out, session)
    response = RedirectResponse("/sign-in", status_code=303)
    settings = services.settings
    response.delete_cookie(
        settings.cookie_name, path="/", httponly=True, secure=settings.secure, samesite="lax"
    )
    return response


async def first_account(services: Services, request: Request) -> Response:
    """Make the first account, while there is none."""
    if not await run_in_threadpool(services.sign_in.needs_first_account):
        return RedirectResponse("/sign-in", status_code=303)
    if request.method == "GET":
        return _first_account_page(services, request)
    try:
        form = await _form(request)
        token = await run_in_threadpool(
            lambda: services.sign_in.create_first_account(
                _typed(form, "user_name"), _typed(form, "name"), _typed(form, "password")
            )
        )
    except IptTrainingError as error:
        return _first_account_page(services, request, error=error)
    return _with_session(services, RedirectResponse("/", status_code=303), token)


async def password(services: Services, request: Request) -> Response:
    """Change one's own password; every other session ends and the cookie changes."""
    session = _session(request)
    if request.method == "GET":
        return _password_page(services, request)
    try:
        form = await _form(request)
        new = _typed(form, "new_password")
        if new != _typed(form, "again"):
            raise RuleBroken("The new password was typed differently the second time.")
        token = await run_in_threadpool(
            lambda: services.sign_in.change_password(session, _typed(form, "password"), new)
        )
    except IptTrainingError as error:
        return _password_page(services, request, error=error)
    return _with_session(services, RedirectResponse("/", status_code=303), token)


def _sign_in_page(
    services: Services, request: Request, to: str, *, error: IptTrainingError | None = None
) -> Response:
    action = "/sign-in" if to == "/" else f"/sign-in?next={to}"
    accounts = [
        {
            "user_name": account.user_name,
            "password": DEMO_PASSWORD,
            "role": account.role.value.replace("_", " "),
        }
        for account in DEMO_ACCOUNTS
        if services.certify.demonstration
    ]
    return _page(
        services,
        request,
        title="IPT training",
        lead="Practice, fidelity rating and certification for Interpersonal Psychotherapy.",
        action=action,
        button="Sign in",
        fields=[
            _field("user_name", "User name", autocomplete="username"),
            _field("password", "Password", kind="password", autocomplete="current-password"),
        ],
        accounts=accounts,
        links=[{"href": "/verify", "label": "Verify a certificate"}],
        error=error,
    )


def _first_account_page(
    services: Services, request: Request, *, error: IptTrainingError | None = None
) -> Response:
    return _page(
        services,
        request,
        title="The first account",
        lead="Nobody has an account yet. This one leads the programme and adds the others.",
        action="/first-account",
        button="Make the account",
        fields=[
            _field("name", "Full name", autocomplete="name"),
            _field("user_name", "User name", autocomplete="username"),
            _field(
                "password",
                "Password",
                kind="password",
                autocomplete="new-password",
                hint="At least 12 characters; a short sentence is best.",
            ),
        ],
        error=error,
    )


def _password_page(
    services: Services, request: Request, *, error: IptTrainingError | None = None
) -> Response:
    return _page(
        services,
        request,
        title="Change your password",
        lead="Every other sign-in of yours ends with it.",
        action="/password",
        button="Change",
        fields=[
            _field("password", "Password now", kind="password", autocomplete="current-password"),
            _field(
                "new_password",
                "New password",
                kind="password",
                autocomplete="new-password",
                hint="At least 12 characters; a short sentence is best.",
            ),
            _field("again", "New password again", kind="password", autocomplete="new-password"),
        ],
        links=[{"href": "/", "label": "Back"}],
        error=error,
    )


def _page(
    services: Services,
    request: Request,
    *,
    title: str,
    lead: str,
    action: str,
    button: str,
    fields: list[Field] | None = None,
    accounts: list[Field] | None = None,
    links: list[Field] | None = None,
    error: IptTrainingError | None = None,
    status: int = 200,
) -> Response:
    seed = form_tokens.seed_of(request)
    text = services.exports.pages.render(
        "door.html.j2",
        {
            "title": title,
            "lead": lead,
            "action": action,
            "button": button,
            "fields": fields or [],
            "accounts": accounts or [],
            "links": links or [],
            "wrong": str(error) if error else "",
            "form_token": form_tokens.token_for(seed),
        },
    )
    response = HTMLResponse(text, status_code=_status(error) if error else status)
    form_tokens.remember(response, seed, secure=services.settings.secure)
    return response


def _status(error: IptTrainingError) -> int:
    match error:
        case TooManyAttempts():
            return 429
        case NotAllowed():
            return 403
    return 422


def _field(
    name: str, label: str, *, autocomplete: str, kind: str = "text", hint: str = ""
) -> Field:
    return {
        "name": name,
        "label": label,
        "type": kind,
        "autocomplete": autocomplete,
        "value": "",
        "hint": hint,
    }


async def _form(request: Request) -> FormData:
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_FORM:
        raise NotAllowed("This form is too long.")
    form = await request.form(max_files=0, max_fields=12)
    form_tokens.check(request, _typed(form, "form_token"))
    return form


def _typed(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _session(request: Request) -> Session:
    return Session(request.scope.get("ipt_session") or "")


def _with_session(services: Services, response: Response, token: str) -> Response:
    settings = services.settings
    response.set_cookie(
        settings.cookie_name,
        token,
        httponly=True,
        samesite="lax",
        secure=settings.secure,
        path="/",
        max_age=int(settings.absolute.total_seconds()),
    )
    return response


def _inside(to: str) -> str:
    """Give the address to go to after signing in: a path of this product, or its start."""
    parts = urlsplit(to)
    plain = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    if parts.scheme or parts.netloc or not plain or "\\" in to or len(to) > 500:
        return "/"
    return to
