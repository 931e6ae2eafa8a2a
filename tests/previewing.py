"""A preview of a small publication, run in a process of its own and asked as a browser asks it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection

from tests.newsroom import SRC, TODAY, Newsroom


class Preview:
    """A server that runs, its process, and what it wrote to stderr so far."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        environment = {**os.environ, "PYTHONPATH": str(SRC), "SOURCE_DATE_EPOCH": TODAY, "NO_COLOR": "1"}
        self.said = newsroom.root.parent / "said.txt"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "newsletter", "preview", "--port", "0"],
                cwd=newsroom.root,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        self.port = int(re.sub(r"\D+", "", self.address.partition("127.0.0.1")[2]))
        self.listening = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.listening.request("GET", "/_preview/events")
        self.events = self.listening.getresponse()
        self.state = self.news()

    def news(self) -> str:
        """The next state that the server tells."""
        return next(line.decode() for line in iter(self.events.readline, b"") if line.startswith(b"data:"))

    def change(self, path: str, text: str | bytes) -> None:
        """Change a file and wait until the server has taken it in."""
        self.newsroom.write(path, text)
        before, self.state = self.state, self.news()
        assert self.state != before

    def page(self, path: str) -> str:
        return self._ask(path)[1]

    def status(self, path: str, host: str = "") -> int:
        return self._ask(path, host)[0]

    def _ask(self, path: str, host: str = "") -> tuple[int, str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as asking:
            asking.request("GET", path, headers={"Host": host} if host else {})
            answer = asking.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")

    def close(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=30)
        self.events.close()
        self.listening.close()
        if self.process.stdout:
            self.process.stdout.close()
        return code
