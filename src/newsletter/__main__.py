"""`python -m newsletter`, and the console script."""

from __future__ import annotations

from newsletter.cli import main


def run() -> None:
    """Run the command line of this process."""
    main(prog_name="newsletter")


if __name__ == "__main__":
    run()
