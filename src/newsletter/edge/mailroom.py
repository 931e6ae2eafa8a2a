"""What the checks of mails need: the templates, the facts about clients, the faults that the template has by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from newsletter import pipeline
from newsletter.checks.email.check import TEMPLATE, faults
from newsletter.checks.email.fault import Facts, Fault, Mailed
from newsletter.checks.email.mail import sheet_of_the_night
from newsletter.edge.memory import KEPT, Memory
from newsletter.edge.reading import reading_base
from newsletter.edge.styles import known_styles, sound_sheet
from newsletter.issues.body import Manuscript
from newsletter.model.artifact import Theme
from newsletter.model.digest import digest
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings

FACTS = Path(__file__).with_name("caniemail.json")
_KEY = KEPT + "mail"


class Mailroom(NamedTuple):
    """Where mails are looked at. `problems` tell why none can be made; `key` is the digest of all that is here.

    `sheets` are those whose styles will be asked for: of the day, and of the night.
    """

    settings: Settings
    theme: Theme
    facts: Facts
    template: frozenset[Fault] = frozenset()
    problems: tuple[Problem, ...] = ()
    sheets: tuple[str, ...] = ()
    key: str = ""

    def mailed(self, written: Manuscript) -> Mailed | None:
        """The mail of an issue; None when the templates make none."""
        if self.problems:
            return None
        made = pipeline.mailed(written, self.settings, self.theme)
        return Mailed(made, self.settings.theme, self.facts, self.template)


def mailroom(settings: Settings, theme: Theme, memory: Memory) -> Mailroom:
    """The mailroom of a publication. What is wrong with the template is looked for when something of it changed."""
    text = FACTS.read_text("utf-8")
    room = Mailroom(settings, theme, json.loads(text)["features"], key=digest("mail", theme, text))
    made_of = digest(reading_base(settings), room.key)
    known = memory.recall([_KEY]).get(_KEY, ("",))
    if known[0] != made_of:
        known = (made_of, *_of_the_template(room, memory))
        memory.remember([(_KEY, known)])
    return room._replace(template=known[1], problems=known[2], sheets=known[3])


def _of_the_template(room: Mailroom, memory: Memory) -> tuple[frozenset[Fault], tuple[Problem, ...], tuple[str, ...]]:
    """The faults of a mail in which nothing is written, why there can be none, and its style sheets."""
    day = sound_sheet(room.theme, room.settings)
    try:
        with known_styles(memory, [day]):
            blank = pipeline.blank_mail(room.settings, room.theme)
    except NewsletterError as error:
        unnamed = Problem("E801", error.message, TEMPLATE, hint=error.hint)
        return frozenset(), error.problems or (unnamed,), ()
    night = sheet_of_the_night(blank.html)
    with known_styles(memory, [night]):
        return frozenset(faults(Mailed(blank, room.settings.theme, room.facts))), (), (day, night)
