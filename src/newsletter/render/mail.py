"""An issue in, its email out in three files: the HTML, the text, and the message that holds both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Issue
from newsletter.model.problem import Problem
from newsletter.model.publication import Frame
from newsletter.render.email import email
from newsletter.render.eml import message
from newsletter.render.quoted_printable import utf8
from newsletter.render.renderer import IssueRenderer, Texts
from newsletter.render.text import email_text


def _mail(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> Iterator[Artifact | Problem]:
    made = email(issue, texts, frame, theme)
    yield from made.problems
    html = made.html
    text = email_text(issue, texts, frame, theme)
    place = PurePosixPath(issue.place)
    yield Artifact(place / "email.html", utf8(html))
    yield Artifact(place / "email.txt", utf8(text))
    if not frame.settings.email.embed_images:  # such a message is made when its pictures are there: edge/enclosing.py
        yield Artifact(place / "email.eml", message(issue, text, html, frame.settings))


RENDERER = IssueRenderer("mail", _mail)
