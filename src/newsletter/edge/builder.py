"""A process of its own that builds whenever it is asked: with all it needs loaded, and free to make copies of itself.

The process that serves pages has threads, and one with threads must not be copied.
"""

from __future__ import annotations

import os
import signal
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from newsletter.edge.clock import now
from newsletter.edge.order import Options
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError
from newsletter.pipeline import is_out
from newsletter.render.preview import Built, Shown


class Builder:
    """Builds a publication, drafts included, into a folder; the first time and after each change of its files."""

    def __init__(self, root: Path, output: Path) -> None:
        context = get_context("spawn")
        self._asked, answering = context.Pipe()
        self._process = context.Process(target=_build_when_asked, args=(answering, root, output), name="builder")
        self._process.start()
        answering.close()

    def __call__(self, only: str = "") -> Built:
        """Build what changed, or the pages of one issue alone, which takes half the time; `only` is its path."""
        try:
            self._asked.send(only)
            built: Built = self._asked.recv()
        except (EOFError, OSError):
            return Built(failed=True, fault="the build ended in the middle: begin again, and please report it")
        return built

    def close(self) -> None:
        """Let it go, in the middle of a build if it must be: the next one goes on from there."""
        self._asked.close()
        self._process.join(timeout=1)
        self._process.terminate()
        self._process.join()


def _build_when_asked(asked: Connection, root: Path, output: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then lets this process go
    while True:
        try:
            asked.send(_built(root, output, asked.recv()))
        except (EOFError, OSError):
            return


def _built(root: Path, output: Path, only: str) -> Built:
    from newsletter.edge.build import build

    moment = now()
    try:
        options = Options(output, True, (only,) if only else (), os.cpu_count() or 1, lasting=False)
        report = build(root, options, moment)
    except NewsletterError as error:
        fault = f"{error.message} ({error.hint})" if error.hint else error.message
        return Built(problems=error.problems, failed=True, fault="" if error.problems else fault)
    except OSError as error:
        return Built(failed=True, fault=f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    issues = tuple(_shown(head, moment) for head in report.heads)
    return Built(issues, report.problems, report.made, changed=bool(report.written or report.removed))


def _shown(head: Head, moment: datetime) -> Shown:
    day = head.published.date().isoformat() if head.published else ""
    waiting = head.status == "published" and not is_out(head, moment)
    return Shown(head.path, head.place, head.page, head.title, "scheduled" if waiting else head.status, day)
