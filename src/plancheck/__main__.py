"""``python -m plancheck``: the command line."""

from plancheck.cli import main

if __name__ == "__main__":
    main()
