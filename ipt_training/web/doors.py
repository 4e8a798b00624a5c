"""The pages at the door: sign in, sign out, first account, password. They work without script."""

from functools import cache, partial
from urllib.parse import quote, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, NotAllowed, RuleBroken, TooManyAttempts
from ipt_training.domain.people.demonstration import DEMO_ACCOUNTS, DEMO_PASSWORD
from ipt_training.use_cases.people.access import Session
from ipt_training.web import form_tokens, shell
from ipt_training.web.addresses import Addresses
from ipt_training.web.answers import STATUS, plain_page
from ipt_training.web.cookies import Cookies

LARGEST_FORM = 8192
LONGEST_NAME = 200
"""Letters of a name that a form gives back to whoever typed them."""
ASKING_AT_ONCE = 4
"""Sign-ins that wait for their hash at once; more wait here and hold no thread of other work."""
REFUSALS = tuple(kind for kind, _ in STATUS)
"""What the person at the door can mend; any other error is answered as a failure of ours."""
Field = dict[str, str]


async def sign_in(services: Services, request: Request) -> Response:
    """Show the form, or check what was typed and start a session."""
    if await run_in_threadpool(services.sign_in.needs_first_account):
        return RedirectResponse("/first-account", status_code=303)
    to = _inside(request.query_params.get("next", "") or _place_before(services, request))
    if request.method != "POST":
        return _sign_in_page(services, request, to)
    user_name = ""
    try:
        form = await _form(services, request)
        user_name = _typed(form, "user_name")
        asked = partial(
            services.sign_in.sign_in,
            user_name,
            _typed(form, "password"),
            address=request.client.host if request.client else "unknown",
        )
        token = await to_thread.run_sync(asked, limiter=_limiter())
    except REFUSALS as error:
        return _sign_in_page(services, request, to, user_name=user_name, error=error)
    held = Cookies.of(services.settings()).session_in(request.headers.get("cookie", ""))
    if held is not None:
        # A cookie from before must not live on beside the new one.
        await run_in_threadpool(services.sign_in.sign_out, held)
    return _with_session(services, RedirectResponse(to, status_code=303), token)


async def sign_out(services: Services, session: Session, request: Request) -> Response:
    """Show the button, or end the session and cut its windows."""
    shown = partial(
        _page,
        services,
        request,
        title="Sign out",
        lead="Drafts are kept; you go on where you stopped.",
        action="/sign-out",
        button="Sign out",
        links=[{"href": "/", "label": "Stay signed in"}],
    )
    if request.method != "POST":
        return shown()
    try:
        await _form(services, request)
    except NotAllowed as error:
        return shown(error=error)
    await run_in_threadpool(services.sign_in.sign_out, session)
    request.scope["ipt_cut"](session)
    response = RedirectResponse("/sign-in", status_code=303)
    Cookies.of(services.settings()).take(response)
    return response


async def first_account(services: Services, request: Request) -> Response:
    """Make the first account, while there is none."""
    if not await run_in_threadpool(services.sign_in.needs_first_account):
        return RedirectResponse("/sign-in", status_code=303)
    if not services.settings().this_machine_only:
        # Whoever comes first would own the programme.
        raise NotAllowed("The first account is made at the shell: ipt-training people add.")
    if request.method != "POST":
        return _first_account_page(services, request)
    name = user_name = ""
    try:
        form = await _form(services, request)
        name, user_name = _typed(form, "name"), _typed(form, "user_name")
        made = partial(
            services.sign_in.create_first_account, user_name, name, _typed(form, "password")
        )
        token = await to_thread.run_sync(made, limiter=_limiter())
    except REFUSALS as error:
        return _first_account_page(services, request, name=name, user_name=user_name, error=error)
    return _with_session(services, RedirectResponse("/", status_code=303), token)


async def password(services: Services, session: Session, request: Request) -> Response:
    """Change one's own password; every other session ends and the cookie changes."""
    if request.method != "POST":
        return _password_page(services, request)
    try:
        form = await _form(services, request)
        new = _typed(form, "new_password")
        if new != _typed(form, "again"):
            raise RuleBroken("The new password was typed differently the second time.")
        changed = partial(services.sign_in.change_password, session, _typed(form, "password"), new)
        token = await to_thread.run_sync(changed, limiter=_limiter())
    except REFUSALS as error:
        return _password_page(services, request, error=error)
    request.scope["ipt_cut"](session)
    return _with_session(services, RedirectResponse("/", status_code=303), token)


def _sign_in_page(
    services: Services,
    request: Request,
    to: str,
    *,
    user_name: str = "",
    error: IptTrainingError | None = None,
) -> Response:
    action = "/sign-in" if to == "/" else f"/sign-in?next={quote(to, safe='')}"
    accounts = [
        {
            "user_name": account.user_name,
            "password": DEMO_PASSWORD,
            "role": account.role.value.replace("_", " "),
        }
        for account in DEMO_ACCOUNTS
        if services.is_demonstration() and services.settings().this_machine_only
    ]
    return _page(
        services,
        request,
        title="IPT training",
        lead="Practice, fidelity rating and certification for Interpersonal Psychotherapy.",
        action=action,
        button="Sign in",
        fields=[
            _field("user_name", "User name", autocomplete="username", value=user_name),
            _field("password", "Password", kind="password", autocomplete="current-password"),
        ],
        accounts=accounts,
        links=[{"href": "/verify", "label": "Verify a certificate"}],
        error=error,
    )


def _first_account_page(
    services: Services,
    request: Request,
    *,
    name: str = "",
    user_name: str = "",
    error: IptTrainingError | None = None,
) -> Response:
    return _page(
        services,
        request,
        title="The first account",
        lead="Nobody has an account yet. This one leads the programme and adds the others.",
        action="/first-account",
        button="Make the account",
        fields=[
            _field("name", "Full name", autocomplete="name", value=name),
            _field("user_name", "User name", autocomplete="username", value=user_name),
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
) -> Response:
    cookies = Cookies.of(services.settings())
    seed = form_tokens.seed_of(request, cookies)
    text = services.pages.render(
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
    response = plain_page(text, _status(error) if error else 200)
    cookies.bind(response, seed)
    return response


def _status(error: IptTrainingError) -> int:
    match error:
        case TooManyAttempts():
            return 429
        case NotAllowed():
            return 403
    return 422


def _field(
    name: str,
    label: str,
    *,
    autocomplete: str,
    kind: str = "text",
    hint: str = "",
    value: str = "",
) -> Field:
    return {
        "name": name,
        "label": label,
        "type": kind,
        "autocomplete": autocomplete,
        "value": value[:LONGEST_NAME],
        "hint": hint,
    }


async def _form(services: Services, request: Request) -> FormData:
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_FORM:
        raise NotAllowed("This form is too long.")
    form = await request.form(max_files=0, max_fields=12)
    form_tokens.check(request, Cookies.of(services.settings()), _typed(form, "form_token"))
    return form


def _typed(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(ASKING_AT_ONCE)


def _with_session(services: Services, response: Response, token: str) -> Response:
    Cookies.of(services.settings()).give(response, token)
    return response


def _place_before(services: Services, request: Request) -> str:
    """Give the screen that a window stood at when its sign-in ended, as its browser names it."""
    parts = urlsplit(request.headers.get("referer", ""))
    own = Addresses.of(services.settings()).is_own(
        f"{parts.scheme}://{parts.netloc}", request.headers.get("host", "")
    )
    if request.method != "GET" or not own or parts.path.lstrip("/") not in {"", *shell.SCREENS}:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _inside(to: str) -> str:
    """Give the address to go to after signing in: a path of this product, or its start."""
    parts = urlsplit(to)
    plain = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    if parts.scheme or parts.netloc or not plain or "\\" in to or len(to) > 500:
        return "/"
    return to
