"""The facts of a period in, its review as an issue file out: to be finished by hand, or complete by itself.

The draft has marks around what is computed and comments where a person writes; the automatic page has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from newsletter.model.issue import Period
from newsletter.model.publication import Settings
from newsletter.review.blocks import COMPUTED
from newsletter.review.facts import ReviewFacts
from newsletter.review.marks import marked
from newsletter.review.periods import issue_day, spoken, unit


class Part(NamedTuple):
    """A heading of a review ("" for the opening), what a person writes under it, and the blocks that follow.

    `{span}` in a heading is what the period is: "year", "quarter".
    """

    heading: str
    prompts: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


OUTLINE = (
    Part(
        "",
        prompts=(
            "what kind of {span} it was, and for whom this review is; inboxes show the first sentence",
            "predictions: what you expect next, and what became of those you made before",
        ),
    ),
    Part("By the numbers", blocks=("counts", "months", "cadence", "compared")),
    Part("Topics", prompts=("what the order of the topics says about the {span}",), blocks=("topics",)),
    Part("Papers of the {span}", blocks=("papers",)),
    Part("Models of the {span}", blocks=("models",)),
    Part("Links", blocks=("links", "sites")),
    Part("Elsewhere", prompts=("talks, podcasts and interviews of yours that stood in no issue",)),
    Part(
        "Housekeeping",
        prompts=(
            "what changes for readers: prices, days, features",
            "thanks: to readers, guests and everybody who sent something in",
        ),
    ),
)


def new_draft(facts: ReviewFacts, settings: Settings) -> str:
    """The issue file that `newsletter review` writes first. A part whose blocks are all empty is left out."""
    computed = {name: COMPUTED[name](facts) for name in COMPUTED}
    parts = [part for part in OUTLINE if not part.blocks or any(computed[name] for name in part.blocks)]
    bodies = (
        (
            part,
            [_prompt(prompt, facts.period) for prompt in part.prompts]
            + [marked(name, computed[name]) for name in part.blocks],
        )
        for part in parts
    )
    return _file(facts, settings, facts.period.end, {"status": "draft"}, bodies)


def automatic(facts: ReviewFacts, settings: Settings) -> str:
    """The issue file of a review that nobody wrote: the same blocks, no marks, no comments, no empty parts.

    It bears the day of its newest issue, so that the page of a running year is not of the future.
    """
    days = [day for issue in facts.issues if (day := issue_day(issue))]
    bodies = ((part, [told for name in part.blocks if (told := COMPUTED[name](facts))]) for part in OUTLINE)
    written = ((part, blocks) for part, blocks in bodies if blocks)
    return _file(facts, settings, max(days, default=facts.period.end), {}, written)


def _file(
    facts: ReviewFacts,
    settings: Settings,
    day: date,
    more: dict[str, str],
    bodies: Iterable[tuple[Part, list[str]]],
) -> str:
    """A head and the parts, one blank line between all."""
    period = facts.period
    during = "from" if unit(period) == "range" else "in"
    head = {
        "title": json.dumps(_title(period), ensure_ascii=False),
        "description": json.dumps(
            f"What {settings.title} covered {during} {spoken(period)}, counted and ranked by topic.",
            ensure_ascii=False,
        ),
        "date": day.isoformat(),
        "kind": "review",
        "period": json.dumps(period.name),
        **more,
    }
    lines = "\n".join(f"{key}: {value}" for key, value in head.items())
    pieces = [f"---\n{lines}\n---"]
    for part, body in bodies:
        pieces += [f"## {_spanned(part.heading, period)}", *body] if part.heading else body
    return "\n\n".join(pieces) + "\n"


_SPANS = {"year": "year", "half": "half-year", "quarter": "quarter", "month": "month", "range": "period"}


def _title(period: Period) -> str:
    name = spoken(period)
    return f"{name[:1].upper()}{name[1:]} in review"


def _prompt(prompt: str, period: Period) -> str:
    return f"<!-- write: {_spanned(prompt, period)} -->"


def _spanned(words: str, period: Period) -> str:
    return words.replace("{span}", _SPANS[unit(period)])
