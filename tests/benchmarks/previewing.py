"""How long after a save a server shows it: the page is asked for again and again until the new words are in it."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from statistics import median
from subprocess import DEVNULL

from tests.benchmarks.programs import Serve, Site

_PATIENCE = 600.0


def shown_after(site: Site, serve: Serve, rounds: int) -> float:
    """The median seconds from a save of an issue in the middle of the archive to the page that shows it."""
    issue = site.middle()
    page = next(site.output.glob(f"issues/*{issue.stem[11:]}/index.html")).parent.relative_to(site.output)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(serve(site.folder, port), cwd=site.folder, stdout=DEVNULL, stderr=DEVNULL)
    try:
        _wait_for("</html>", port, f"/{page}/")
        taken = []
        for turn in range(rounds + 1):
            time.sleep(1)
            words = f"Sentence {turn} of {time.time_ns()}."
            with issue.open("a", encoding="utf-8") as file:
                file.write(f"\n{words}\n")
            taken.append(_wait_for(words, port, f"/{page}/"))
        return median(taken[1:])
    finally:
        server.terminate()
        server.wait()


def _wait_for(words: str, port: int, path: str) -> float:
    begin = time.perf_counter()
    while time.perf_counter() < begin + _PATIENCE:
        if words in _asked(port, path):
            return time.perf_counter() - begin
        time.sleep(0.002)
    raise SystemExit(f"{path} did not show “{words}”")


def _asked(port: int, path: str) -> str:
    with suppress(OSError, HTTPException):
        asking = HTTPConnection("127.0.0.1", port, timeout=10)
        asking.request("GET", path)
        text = asking.getresponse().read().decode("utf-8", "replace")
        asking.close()
        return text
    return ""
