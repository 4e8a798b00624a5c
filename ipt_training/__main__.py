"""``python -m ipt_training`` is the command line."""

from ipt_training.cli import main

if __name__ == "__main__":
    main()
