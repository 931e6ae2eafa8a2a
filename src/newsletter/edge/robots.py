"""What a host's robots.txt says to programs: its answer in, the rules out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

_LONGEST = 500 * 1024
"""What RFC 9309 asks a program to read at least; what stands behind it is not read."""


def rules(status: int, body: bytes) -> RobotFileParser:
    """The rules of a host. Without the file everything is allowed; when the host fails, nothing is (RFC 9309)."""
    from urllib.robotparser import RobotFileParser

    said = body[:_LONGEST].decode("utf-8", "replace") if status == 200 else ""
    if status >= 500 or status == 429:
        said = "User-agent: *\nDisallow: /"
    parser = RobotFileParser()
    parser.parse(said.splitlines())
    return parser
