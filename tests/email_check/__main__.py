"""Mails looked at in Chromium: `python -m tests.email_check dist/issues/*/email.html --sheet seen`.

Each mail is shown in twelve views (`views.py`); overflow, small words and violations of WCAG 2.1 AA (axe-core) are
told, and the exit code is 1 when there are any. `--sheet` writes the screenshots and one page to look at them all.
"""

from __future__ import annotations

import argparse
import sys
from html import escape
from pathlib import Path

from newsletter.model.mailing import PROVIDERS, Provider
from newsletter.render.budget import weigh
from tests.email_check.views import VIEWS, Seen, chromium, seen


def main() -> int:
    """Looks at the mails that the command line names."""
    asked = argparse.ArgumentParser(prog="python -m tests.email_check", description="Show mails in twelve views.")
    asked.add_argument("mails", nargs="+", type=Path, metavar="email.html")
    asked.add_argument("--sheet", type=Path, metavar="FOLDER", help="write the screenshots and a page that shows them")
    asked.add_argument("--provider", choices=sorted(PROVIDERS), help="reckon with the links of this sender")
    given = asked.parse_args()
    sender = PROVIDERS.get(given.provider, Provider(""))
    faults = 0
    with chromium() as browser:
        for mail in given.mails:
            html = mail.read_text("utf-8")
            views = [seen(browser, html, view, _output_folder(mail)) for view in VIEWS]
            found = [f"  {one.view}: {fault}" for one in views for fault in one.faults]
            weight = weigh(html, sender)
            sizes = f"{weight.html:,} bytes, {weight.encoded:,} encoded, {weight.tracked:,} sent, head {weight.head:,}"
            sys.stdout.write("\n".join([f"{mail}: {len(found)} faults in {len(views)} views; {sizes}", *found]) + "\n")
            faults += len(found)
            if given.sheet:
                _write_sheet(given.sheet / (mail.parent.name or "mail"), views)
    return 1 if faults else 0


def _output_folder(mail: Path) -> Path:
    """The folder that the addresses of the site count from: it holds the feed."""
    return next((folder for folder in mail.resolve().parents if (folder / "feed.xml").is_file()), mail.parent)


def _write_sheet(folder: Path, views: list[Seen]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shown = []
    for one in views:
        (folder / f"{one.view}.png").write_bytes(one.picture)
        told = escape("; ".join(one.faults) or "nothing to complain about")
        shown.append(f'<figure><img src="{one.view}.png" alt=""><figcaption>{one.view}: {told}</figcaption></figure>')
    style = "body{display:flex;gap:1rem;align-items:start;font:14px sans-serif} figure{margin:0} img{width:300px}"
    page = f"<!doctype html><meta charset=utf-8><title>{escape(folder.name)}</title><style>{style}</style>"
    (folder / "index.html").write_text(page + "\n".join(shown), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
