"""Mails in, what the Nu Html Checker says of their markup out, in the three shapes in which clients see them.

    npm install vnu-jar
    python -m tests.email_check.markup node_modules/vnu-jar/build/dist/vnu.jar dist/issues/*/email.html

Needs Java. The shapes: without the parts for Outlook; with these parts and without what only others see; without any
style sheet. What a mail needs and HTML does not know is allowed below; the exit code is 1 for anything else.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# The island of XML that Word reads is no HTML, and not meant to be.
_ISLAND = re.compile(r"<noscript><xml>.*?</xml></noscript>", re.S)
_FOR_OUTLOOK = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.S)
_FOR_OTHERS = re.compile(r"<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->", re.S)

ALLOWED = (
    re.compile(r"Property “mso-[a-z-]+” doesn't exist"),  # Word's own properties
    re.compile(r"Bad value “.*” for attribute “href” .*Illegal character"),  # the merge tag of a sender
    re.compile(r"The heading “h\d” .*skipping"),  # the writer's own headings: `newsletter check` tells of them (W502)
    re.compile(r"Table column \d+ established by element “td” has no cells"),  # a table that the writer made so
)


def shapes(html: str) -> dict[str, str]:
    """The mail as most clients, as Word, and as clients without style sheets read it."""
    web = _FOR_OUTLOOK.sub("", html)
    return {
        "web": web,
        "mso": _FOR_OUTLOOK.sub(r"\1", _ISLAND.sub("", _FOR_OTHERS.sub("", html))),
        "bare": re.sub(r"<style>.*?</style>", "", web, flags=re.S),
    }


def errors(jar: str, mails: list[Path]) -> list[str]:
    """Every error that is not allowed, with the mail, the shape and the line."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, mail in enumerate(mails):
            for shape, html in shapes(mail.read_text("utf-8")).items():
                file = Path(folder, f"{number}-{shape}.html")
                file.write_text(html, "utf-8")
                names[file.name] = f"{mail} ({shape})"
        command = ["java", "-jar", jar, "--format", "json", "--exit-zero-always", "--errors-only", folder]
        said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)["messages"]
    return [
        f"{names[message['url'].rpartition('/')[2]]}:{message.get('lastLine', 0)}: {message['message']}"
        for message in said
        if not any(allowed.search(message["message"]) for allowed in ALLOWED)
    ]


def main(jar: str, *mails: str) -> int:
    found = errors(jar, [Path(mail) for mail in mails])
    sys.stdout.write("\n".join([*found, f"{len(mails)} mails in three shapes: {len(found)} errors"]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
