"""Run one command; print its seconds, its processor seconds and its largest resident size, MB.

A process of its own, and a small one: a child counts the memory of whoever started it.
"""

import os
import subprocess
import sys
import time


def main() -> None:
    """Run what the arguments say."""
    started = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    took = time.perf_counter() - started
    processor = used.ru_utime + used.ru_stime
    print(took, processor, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
