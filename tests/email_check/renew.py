"""The facts of caniemail.com in, our table of them out: which mail client does not know which feature.

    git clone https://github.com/hteumeuleu/caniemail
    python -m tests.email_check.renew caniemail

writes `src/newsletter/edge/caniemail.json` anew: only the clients that most readers use, only what they do not
support. Read the difference before you commit it; `src/newsletter/checks/email_allowed.py` says what may be missing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parents[2] / "src/newsletter/edge/caniemail.json"

# The clients of most readers (Litmus, Apple Mail and Gmail before all others), and those of our own.
CLIENTS = {
    "apple-mail": ("macos", "ios"),
    "gmail": ("desktop-webmail", "ios", "android", "mobile-webmail"),
    "outlook": ("windows", "macos", "outlook-com", "ios", "android"),
    "yahoo": ("desktop-webmail", "ios", "android"),
    "samsung-email": ("android",),
    "thunderbird": ("macos", "windows"),
    "protonmail": ("desktop-webmail", "ios", "android"),
    "fastmail": ("desktop-webmail",),
}


def features(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Each feature: its name, its title, and those of the clients that do not support it."""
    for path in sorted((folder / "_features").glob("*.md")):
        head = re.split(r"^---\s*$", path.read_text("utf-8"), flags=re.M)[1]
        facts = yaml.safe_load(re.sub(r'(["\w]):(?=["{\'])', r"\1: ", head.replace("\t", "  ")))
        stats = facts.get("stats") or {}
        without = sorted(
            f"{family} {platform}"
            for family, platforms in CLIENTS.items()
            for platform in platforms
            if answer(stats.get(family, {}).get(platform) or {}) == "n"
        )
        if path.stem.startswith(("css-", "html-", "image-")):
            yield path.stem, facts["title"], without


def answer(row: Mapping[str, str]) -> str:
    """What the newest version supports: `y` yes, `a` in part, `n` no, `u` unknown (which is counted as yes).

    A row may mix years (`2019`), versions (`16.80`) and months of a test (`2024-01`), in any order. Versions and months
    cannot be compared, so the worse of the newest version and the newest month counts; years are older than both.
    """
    kinds: dict[bool, dict[str, str]] = {True: {}, False: {}}
    dated = {str(version): str(said)[:1] for version, said in row.items()}
    for version, said in dated.items():
        if not re.fullmatch(r"20\d\d", version) or all(re.fullmatch(r"20\d\d", other) for other in dated):
            kinds[bool(re.fullmatch(r"20\d\d-\d\d", version))][version] = said
    newest = [said[max(said, key=_parts)] for said in kinds.values() if said]
    return next((word for word in "nauy" if word in newest), "u")


def _parts(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def table(folder: Path) -> dict[str, Any]:
    """The whole table, as it is written."""

    def said(*command: str) -> str:
        return subprocess.run(["git", "-C", str(folder), *command], capture_output=True, text=True, check=True).stdout

    return {
        "source": "https://www.caniemail.com (github.com/hteumeuleu/caniemail)",
        "licence": "MIT, copyright 2019 Rémi Parmentier",
        "commit": said("rev-parse", "HEAD").strip(),
        "date": said("log", "-1", "--format=%cs").strip(),
        "features": {name: [title, *without] for name, title, without in features(folder)},
    }


def main(folder: str) -> None:
    lines = json.dumps(table(Path(folder)), ensure_ascii=False, indent=1)
    flat = re.sub(r"\[\n\s+(.*?)\n\s+\]", lambda found: "[" + re.sub(r"\n\s+", " ", found[1]) + "]", lines, flags=re.S)
    TABLE.write_text(flat + "\n", "utf-8")
    sys.stdout.write(f"{TABLE}: {flat.count(chr(10))} lines\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
