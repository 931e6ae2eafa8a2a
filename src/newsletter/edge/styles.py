"""What was learnt about the style sheet of mails: premailer is asked once for a style, not once by each command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from newsletter.edge.memory import Memory
from newsletter.model.artifact import Theme
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Settings
from newsletter.render.email import inline_sheet
from newsletter.render.inlining import answers, answers_key, teach
from newsletter.text.direction import direction


@contextmanager
def known_styles(memory: Memory, sheets: Iterable[str]) -> Iterator[None]:
    """Inside, this process knows all that was learnt of the sheets before; what it learns besides is remembered."""
    keys = {styles_key(sheet): sheet for sheet in sheets}
    before: dict[str, dict[str, str]] = memory.recall(keys)
    for key, learnt in before.items():
        teach(keys[key], learnt)
    yield
    now = {key: answers(sheet) for key, sheet in keys.items()}
    memory.remember((key, known) for key, known in now.items() if len(known) > len(before.get(key, ())))


def sound_sheet(theme: Theme, settings: Settings) -> str:
    """The style sheet of most emails; "" when it or its template is at fault, which each issue will say."""
    try:
        sheet = inline_sheet(theme, settings.theme, direction(settings.language))
        answers(sheet)
    except NewsletterError:
        return ""
    return sheet


def styles_key(sheet: str) -> str:
    """What the styles of a sheet are remembered as; the memory keeps all that begins so."""
    return "styles:" + answers_key(sheet)
