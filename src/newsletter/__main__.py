"""`python -m newsletter`, and the console script."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from newsletter import __version__


def run() -> None:
    """Run the command line of this process. A fault of ours is told in a sentence; `NEWSLETTER_DEBUG` shows where."""
    gc.set_threshold(200_000, 5, 50)  # our values hold no cycles, and a large archive makes millions of them
    _open_what_is_closed()
    ended: list[str | int | None] = []
    atexit.register(_leave, ended)  # before all others, and so called after them
    try:
        _answer(sys.argv[1:])
    except SystemExit as end:
        ended.append(_told(end.code))
        sys.exit(ended[0])
    except KeyboardInterrupt:  # before the command line was there to answer it
        sys.exit(130)
    except BrokenPipeError:
        _give_up_stdout()  # whoever read us has gone
        sys.exit(1)
    except OSError as error:  # before the command line was there to tell it: a full disk
        sys.exit(_lost(error))
    except Exception as error:
        if os.environ.get("NEWSLETTER_DEBUG"):
            raise
        sys.stderr.write(f"error: this should not happen: {type(error).__name__}: {error}\n")
        sys.stderr.write("    hint: please report it; NEWSLETTER_DEBUG=1 shows where it happened\n")
        sys.exit(1)


def _open_what_is_closed() -> None:
    """A process may begin without stdout or stderr: then what is said goes nowhere, and into no file of ours."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _answer(words: list[str]) -> None:
    """What is asked most often is answered before a command line is built: the version, and a build without work."""
    if words == ["--version"]:
        sys.stdout.write(f"{__version__}\n")
        sys.exit(0)
    if words[:1] == ["build"] and words[-1] not in ("--help", "-h"):
        from newsletter.edge.stamp import answer

        if said := answer(words):
            sys.stderr.write(said[0])
            sys.stdout.write(said[1])
            sys.exit(0)
    from newsletter.cli import main

    main(prog_name="newsletter", obj=tuple(words))


def _told(code: str | int | None) -> str | int | None:
    """The exit code, once everything said has really left the house; a full disk turns success into failure."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return code or _lost(error)
    return code


def _lost(error: OSError) -> int:
    """What was said did not arrive."""
    _give_up_stdout()
    sys.stderr.write(f"error: {error.strerror}\n")
    return 1


def _leave(ended: list[str | int | None]) -> None:
    """All is said and cleaned up: taking the interpreter apart, piece by piece, would be a tenth of a short run."""
    if ended and isinstance(code := _told(ended[0]) or 0, int):
        sys.stderr.flush()
        os._exit(code)


def _give_up_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    run()
