"""A page of Markdown with `console` blocks in; what each command of them really prints, out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.newsroom import SRC

_BLOCK = re.compile(r"(?m)^```console\n(.*?)^```$", re.S)
_DAY = "1704456000"  # 2024-01-05, noon in UTC


def walked(page: str, folder: Path) -> str:
    """The page with the output of every `$ command` as it is when the commands run one after the other in `folder`.

    The two streams are shown in one, as a terminal shows them.
    """
    here = folder
    (folder / ".git").mkdir()

    def run(block: re.Match[str]) -> str:
        nonlocal here
        lines = []
        for command in re.findall(r"(?m)^\$ (.*)$", block[1]):
            lines.append(f"$ {command}\n")
            words = shlex.split(command)
            if words[0] == "cd":
                here = here / words[1]
            else:
                lines.append(_output(words, here))
        return f"```console\n{''.join(lines)}```"

    return _BLOCK.sub(run, page)


def _output(words: list[str], here: Path) -> str:
    if words[0] == "cat":
        return (here / words[1]).read_text("utf-8")
    assert words[0] == "newsletter", words
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSLETTER_")}
    env = kept | {"SOURCE_DATE_EPOCH": _DAY, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    env |= {"NEWSLETTER_FETCH": "0"}  # no test asks the network
    done = subprocess.run(
        [sys.executable, "-m", "newsletter", *words[1:]],
        cwd=here,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode()
