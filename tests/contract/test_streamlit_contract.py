"""What this product relies on of Streamlit without being promised it; run on every new version."""

import inspect
import re
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.web import bootstrap
from streamlit.web.server.app_discovery import discover_asgi_app
from streamlit.web.server.starlette import starlette_app, starlette_server, starlette_websocket

from ipt_training.web import shell
from ipt_training.web.headers import inline_script_hashes
from ipt_training.web.identity import IDENTITY_HEADER, IN_FORCE

ROOT = Path(__file__).parents[2]
STATIC = files("streamlit").joinpath("static")


def test_the_tested_version_is_installed() -> None:
    assert version("streamlit").split(".")[:2] == ["1", "67"]


def test_the_app_is_found_by_reading_the_file() -> None:
    found = discover_asgi_app(ROOT / "streamlit_app.py")
    assert (found.is_asgi_app, found.import_string) == (True, "streamlit_app:app")


def test_the_app_takes_routes_middleware_and_a_last_error() -> None:
    named = inspect.signature(st.App).parameters
    assert {"script_path", "routes", "middleware", "on_script_error"} <= set(named)


def test_our_middleware_stands_before_streamlits_own() -> None:
    source = inspect.getsource(starlette_app.App._build_starlette_app)
    assert "self._user_middleware + streamlit_middleware" in source


@pytest.mark.parametrize("name", [*IN_FORCE, "runner.postScriptGC", "browser.serverAddress"])
def test_every_setting_that_safety_rests_on_exists(name: str) -> None:
    assert name in config._config_options_template


def test_every_setting_of_the_file_exists() -> None:
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    names = {
        f"{section}.{name}"
        for section, values in written.items()
        for name, value in values.items()
        if not isinstance(value, dict) or name == "trustedUserHeaders"
    }
    assert names - set(config._config_options_template) == set()


def test_the_settings_file_beside_the_script_is_the_one_at_the_top() -> None:
    beside = ROOT / "ipt_training" / "ui" / ".streamlit" / "config.toml"
    assert beside.resolve() == ROOT / ".streamlit" / "config.toml"


def test_the_settings_file_beside_the_script_is_read_last() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(config, "_main_script_path", str(ROOT / "ipt_training" / "ui" / "main.py"))
        last = config.get_config_files("config.toml")[-1]
    assert last == str(ROOT / "ipt_training" / "ui" / ".streamlit" / "config.toml")


def test_options_of_the_launcher_are_names_with_dots() -> None:
    assert 'name.replace("_", ".")' in inspect.getsource(bootstrap.load_config_options)


def test_a_window_is_resumed_only_under_the_same_identity() -> None:
    source = inspect.getsource(WebsocketSessionManager.connect_session)
    assert "matches_user_info(user_info)" in source


def test_the_identity_is_read_from_the_trusted_header() -> None:
    source = inspect.getsource(starlette_websocket.gather_user_info)
    assert "server.trustedUserHeaders" in source
    assert IN_FORCE["server.trustedUserHeaders"] == {IDENTITY_HEADER: "id"}


def test_the_browser_leaves_for_the_address_in_the_last_frame() -> None:
    frame = ForwardMsg()
    frame.auth_redirect.url = "/sign-in"
    assert frame.WhichOneof("type") == "auth_redirect"
    scripts = STATIC.joinpath("static", "js")
    texts = (one.read_text() for one in scripts.iterdir() if one.name.startswith("index."))
    assert any(re.search(r"authRedirect:.{0,200}window\.location\.href", text) for text in texts)


def test_there_is_one_inline_script_in_the_page() -> None:
    assert len(inline_script_hashes(shell.page())) == 1


def test_streamlits_own_socket_still_waits_to_send_small_answers() -> None:
    source = inspect.getsource(starlette_server._bind_socket)
    assert "IPPROTO_TCP" not in source


def test_the_reserved_addresses_are_none_of_ours() -> None:
    assert starlette_app._RESERVED_ROUTE_PREFIXES == (
        "/_stcore/",
        "/media/",
        "/component/",
        "/static/",
    )
