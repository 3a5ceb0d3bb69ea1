"""``python -m safeguarding``: the same as the command ``safeguarding``."""

from safeguarding.cli.entry import main

if __name__ == "__main__":
    main()
