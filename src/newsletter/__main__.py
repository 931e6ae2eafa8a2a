"""`python -m newsletter`, and the console script."""

from __future__ import annotations

import os
import sys

from newsletter import __version__


def run() -> None:
    """Run the command line of this process. A fault of ours is told in a sentence; `NEWSLETTER_DEBUG` shows where."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"{__version__}\n")  # scripts ask this often: no command line has to be built for it
        return
    from newsletter.cli import main

    try:
        main(prog_name="newsletter")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has gone
        sys.exit(1)
    except Exception as error:
        if os.environ.get("NEWSLETTER_DEBUG"):
            raise
        sys.stderr.write(f"error: this should not happen: {type(error).__name__}: {error}\n")
        sys.stderr.write("    hint: please report it; NEWSLETTER_DEBUG=1 shows where it happened\n")
        sys.exit(1)


if __name__ == "__main__":
    run()
