"""The command line: parse, call one use case, say it in a sentence, give an exit code.

0 is success, 1 a refusal that the caller can mend, 2 wrong usage.
"""

import sys

from ipt_training.cli.commands import app
from ipt_training.cli.speech import refuse
from ipt_training.domain.errors import IptTrainingError


def main() -> None:
    """Run one command."""
    try:
        app()
    except IptTrainingError as error:
        refuse(error)
    except BrokenPipeError:
        sys.exit(1)
