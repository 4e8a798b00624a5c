"""The command line: parse, call one use case, say it in a sentence, give an exit code.

0 is success, 1 a refusal that the caller can mend, 2 wrong usage.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

from ipt_training.cli.commands import asked
from ipt_training.cli.speech import refuse
from ipt_training.domain.errors import IptTrainingError


def main(words: Sequence[str] | None = None) -> NoReturn:
    """Run one command, that of the shell where no words are given."""
    given = sys.argv[1:] if words is None else list(words)
    try:
        run, arguments = asked(given)
        run(**arguments)
    except IptTrainingError as error:
        refuse(error)
    except BrokenPipeError:
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)
