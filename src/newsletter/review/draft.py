"""The facts of a period in, its review as an issue file out: to be finished by hand, or complete by itself.

The draft has marks around what is computed and comments where a person writes; the automatic page has none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from newsletter.model.issue import Period
from newsletter.model.publication import Settings
from newsletter.review.blocks import computed
from newsletter.review.blocks.topics import FAMILY, shown_topics, topic_block
from newsletter.review.brief import brief
from newsletter.review.facts import ReviewFacts
from newsletter.review.marks import marked
from newsletter.review.outline import ABOUT_A_TOPIC, OUTLINE, TOPICS, Part, prompt, spanned
from newsletter.review.periods import issue_day, spoken, unit
from newsletter.review.topics import Topic

Wanted = Callable[[str], bool]


def _every(_name: str) -> bool:
    return True


def new_draft(facts: ReviewFacts, settings: Settings, wanted: Wanted = _every) -> str:
    """The issue file that `newsletter review` writes first. A part whose blocks are all empty is left out.

    `wanted` chooses blocks by their names; where it does not want all, parts without a block are left out, too.
    """
    told = {name: content for name, content in computed(facts).items() if wanted(name)}
    parts = [part for part in OUTLINE if any(map(told.get, part.blocks)) or (not part.blocks and wanted is _every)]
    bodies = ((part, [*_prompts(part, facts.period), *_marked(part, facts, told)]) for part in parts)
    more = {"status": "draft"} | ({"style": facts.style} if facts.style != "list" else {})
    return _file(facts, settings, facts.period.end, more, bodies)


def automatic(facts: ReviewFacts, settings: Settings) -> str:
    """The issue file of a review that nobody wrote: the same blocks, no marks, no comments, no empty parts.

    Where its lists are too much for a page, they are told briefly (`brief.py`).
    It bears the day of its newest issue, so that the page of a running year is not of the future.
    """
    days = [day for issue in facts.issues if (day := issue_day(issue))]
    told = brief(facts, computed(facts), settings)
    bodies = ((part, list(filter(None, _bare(part, facts, told)))) for part in OUTLINE)
    written = ((part, blocks) for part, blocks in bodies if blocks)
    return _file(facts, settings, max(days, default=facts.period.end), {}, written)


def topic_pieces(topic: Topic, period: Period, told: Mapping[str, str]) -> list[str]:
    """A topic in a draft: its heading, the place for a comment, and its list."""
    name = topic_block(topic)
    return [
        marked(name, told[name]),
        prompt(ABOUT_A_TOPIC, period),
        marked(f"{name}/posts", told[f"{name}/posts"]),
    ]


def _prompts(part: Part, period: Period) -> list[str]:
    return [prompt(words, period) for words in part.prompts]


def _marked(part: Part, facts: ReviewFacts, told: Mapping[str, str]) -> Iterator[str]:
    """The blocks of a part between their marks. That of the topics notes which of them stand below it."""
    topics = [topic for topic in shown_topics(facts) if topic_block(topic) in told]
    for name in part.blocks:
        if name in told:
            yield marked(name, told[name], [topic_block(topic) for topic in topics] if name == TOPICS else ())
    if TOPICS in part.blocks:
        for topic in topics:
            yield from topic_pieces(topic, facts.period, told)


def _bare(part: Part, facts: ReviewFacts, told: Mapping[str, str]) -> Iterator[str]:
    yield from (told[name] for name in part.blocks)
    if TOPICS in part.blocks:
        yield from (block for name, block in told.items() if name.startswith(FAMILY))


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
        pieces += [f"## {spanned(part.heading, period)}", *body] if part.heading else body
    return "\n\n".join(pieces) + "\n"


def _title(period: Period) -> str:
    name = spoken(period)
    return f"{name[:1].upper()}{name[1:]} in review"
