"""What the checks of mails need: the templates, the facts about clients, the faults that the template has by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from newsletter import pipeline
from newsletter.checks.email.check import TEMPLATE, faults
from newsletter.checks.email.fault import Facts, Fault, Mailed
from newsletter.issues.body import Manuscript
from newsletter.model.artifact import Theme
from newsletter.model.digest import digest
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings

FACTS = Path(__file__).with_name("caniemail.json")


class Mailroom(NamedTuple):
    """Where mails are looked at. `problems` tell why none can be made; `key` is the digest of all that is here."""

    settings: Settings
    theme: Theme
    facts: Facts
    template: frozenset[Fault] = frozenset()
    problems: tuple[Problem, ...] = ()
    key: str = ""

    def mailed(self, written: Manuscript) -> Mailed | None:
        """The mail of an issue; None when the templates make none."""
        if self.problems:
            return None
        made = pipeline.mailed(written, self.settings, self.theme)
        return Mailed(made, self.settings.theme, self.facts, self.template)


def mailroom(settings: Settings, theme: Theme) -> Mailroom:
    """The mailroom of a publication."""
    text = FACTS.read_text("utf-8")
    room = Mailroom(settings, theme, json.loads(text)["features"], key=digest("mail", theme, text))
    try:
        blank = pipeline.blank_mail(settings, theme)
    except NewsletterError as error:
        unnamed = Problem("E801", error.message, TEMPLATE, hint=error.hint)
        return room._replace(problems=error.problems or (unnamed,))
    return room._replace(template=frozenset(faults(Mailed(blank, settings.theme, room.facts))))
