"""How the guard tells Streamlit who is there, and whether Streamlit is set up to listen."""

from streamlit import config

from ipt_training.domain.errors import StorageFailed

IDENTITY_HEADER = "x-ipt-user"
"""Holds the verified session; Streamlit refuses to resume a window under another value."""
MARK_HEADER = "x-ipt-guard"
"""Holds this process's mark: a script run without it was not let in by the guard."""

IN_FORCE: dict[str, object] = {
    "server.trustedUserHeaders": {IDENTITY_HEADER: "id"},
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "browser.gatherUsageStats": False,
    "runner.fastReruns": False,
}
"""What safety rests on; it comes from the config file beside the script and from nowhere else."""


def check_settings() -> None:
    """Refuse to serve unless Streamlit's settings are those that safety rests on.

    Raises:
        StorageFailed: naming every setting that is not in force.
    """
    wrong = [name for name, value in IN_FORCE.items() if config.get_option(name) != value]
    if wrong:
        raise StorageFailed(
            f"Streamlit would not run safely: {', '.join(wrong)} not in force. The file"
            " .streamlit/config.toml has to lie beside the script that runs, unchanged, and no"
            " STREAMLIT_ variable or option may change these settings."
        )
