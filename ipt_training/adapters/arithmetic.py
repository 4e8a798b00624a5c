"""How many threads the linear algebra below numpy uses: one.

Our tables are small. On a table of sixty by sixty the threads of OpenBLAS wait for one another much
longer than they work, and worse where the machine is busy: a model that takes half a second on one
thread took eighty with them.
"""

import os

_LIBRARIES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def on_one_thread() -> None:
    """Say it to the libraries, unless an operator has; heard only before numpy is loaded."""
    for library in _LIBRARIES:
        os.environ.setdefault(library, "1")
