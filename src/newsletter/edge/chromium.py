"""DOOR: a browser that prints. Chromium, Chrome or Edge, as far as there is one; nothing is fetched by it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from newsletter.model.problem import NewsletterError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_SECONDS = 180


def chromium() -> str | None:
    """The browser of this machine; `NEWSLETTER_CHROMIUM` names another one."""
    named = os.environ.get("NEWSLETTER_CHROMIUM")
    if named is not None:
        return named or None
    found = (shutil.which(name) for name in _NAMES)
    return next(filter(None, found), None) or next((place for place in _PLACES if os.path.isfile(place)), None)


def print_to_pdf(browser: str, page: Path, target: Path) -> None:
    """Print a page with its links and an outline of its headings."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            *(
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
            ),
            *("--no-sandbox", "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf"),
            "--disable-background-networking",
            *("--proxy-server=127.0.0.1:9", f"--user-data-dir={profile}"),
            *(f"--print-to-pdf={target}", page.resolve().as_uri()),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NewsletterError(f"{browser} cannot print: {error}", exit_code=1) from error
    if done.returncode or not target.is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it says nothing"]
        raise NewsletterError(f"{browser} made no PDF: {said[0]}", exit_code=1)
