"""What is interrupted is as it was or complete, and the next run makes it good."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.end_to_end.archive import fill
from tests.newsroom import SRC, Newsroom

BUILD = [sys.executable, "-m", "newsletter", "build", "--force", "--jobs", "2"]


def _started(newsroom: Newsroom) -> subprocess.Popen[bytes]:
    env = dict(os.environ) | {"PYTHONPATH": str(SRC), "SOURCE_DATE_EPOCH": "1767614400"}
    return subprocess.Popen(
        BUILD, cwd=newsroom.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


@pytest.mark.parametrize("seconds", [0.2, 0.4, 0.6, 0.8, 1.1])
def test_a_build_killed_at_any_moment_is_completed_by_the_next(newsroom: Newsroom, seconds: float) -> None:
    fill(newsroom, 40)
    process = _started(newsroom)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    for path, data in newsroom.files("dist").items() if (newsroom.root / "dist").exists() else ():
        if path.endswith("index.html") and not path.startswith(".newsletter-unfinished"):
            assert data.rstrip().endswith(b"</html>"), f"{path} is torn"
    assert newsroom.run("build").code == 0
    newsroom.run("build", "--output", "clean", "--force")
    assert newsroom.files("dist") == newsroom.files("clean")


def test_ctrl_c_ends_with_130_and_one_word(newsroom: Newsroom) -> None:
    fill(newsroom, 60)
    process = _started(newsroom)
    while process.poll() is None and not (newsroom.root / ".newsletter/lock").exists():
        time.sleep(0.01)  # how long Python takes to start depends on what else the machine does
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    if process.returncode == 0:
        pytest.skip("the build was quicker than the interruption")
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_under_stdout_is_told(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-one.md", "# One\n\n- [x](https://e.org/x)\n")
    env = dict(os.environ) | {"PYTHONPATH": str(SRC)}
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "newsletter", "library", "--json"]
        done = subprocess.run(command, cwd=newsroom.root, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_damaged_memory_is_thrown_away(newsroom: Newsroom) -> None:
    fill(newsroom, 2)
    newsroom.run("build")
    built = newsroom.files("dist")
    newsroom.write(".newsletter/memory.sqlite", b"not a database" * 1000)
    newsroom.write("issues/2023-06-01-more.md", "# More\n\nwords\n")
    assert newsroom.run("build").code == 0
    (newsroom.root / "issues/2023-06-01-more.md").unlink()
    assert newsroom.run("build").code == 0
    assert newsroom.files("dist") == built
