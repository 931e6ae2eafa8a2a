"""An archive to review: 55 posts and an interview of 2023, five of them paid, and a post of the year before.

Thirty-four posts stand in a topic and have a one-line description; the others only have a title and a date.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from newsletter.issues.entries import works_of
from newsletter.model.issue import Entry, Issue, Link, Section
from newsletter.text.urls import kind_of

NAMED = """
2023-01-11 | Who labels the labels?         | preferences    | what annotators are paid to prefer
2023-02-01 | The price of a preference      | preferences    | why feedback costs more than compute
2023-03-08 | Reward hacking, a field guide  | preferences    | seven ways in which a policy fools its judge
2023-04-19 | PPO without tears              | preferences    | the four settings that matter
2023-06-07 | Feedback from machines         | preferences    | what is lost when a model grades a model
2023-08-16 | DPO in one page                | preferences    | a loss that needs no reward model
2023-10-11 | Taste is not truth             | preferences    | how style wins against substance in ratings
2023-12-13 | A year of preference data      | preferences    | the sets that everybody ended up using
2023-01-25 | Weights in the wild            | open-models    | what happens in the week after a leak
2023-03-22 | A licence is not a promise     | open-models    | the clauses that nobody reads
2023-05-03 | Small, local, good enough      | open-models    | models that fit on a laptop
2023-06-28 | Leaderboards and their discontents | open-models | how rank became a product
2023-08-30 | The fork tree of 2023          | open-models    | which base models have grandchildren
2023-10-25 | Mergers without acquisitions   | open-models    | averaging weights for fun
2023-12-06 | Open is a spectrum             | open-models    | seven grades between paper and product
2023-02-15 | Quantised to four bits         | training       | rounding that does not hurt
2023-04-05 | Batch size, again              | training       | the scaling law that everybody rediscovers
2023-05-24 | Data before parameters         | training       | filtering as the cheapest improvement
2023-07-26 | Long context, short memory     | training       | where the middle of a prompt goes
2023-09-20 | Checkpoints as a currency      | training       | sharing runs instead of results
2023-11-15 | The last epoch                 | training       | repeating data, and when it stops helping
2023-03-01 | Release week                   | releases       | Three models in five days is a lot to read.
2023-05-17 | A model card that says no      | releases       | covers limits that were written down for once
2023-07-19 | The second llama               | releases       | asks what changed beside the licence
2023-09-27 | Seven billion reasons          | releases       | a small model from Paris
2023-12-20 | Experts, mixed                 | releases       | sparse models in a torrent
2023-04-26 | Moats made of sand             | industry       | why distribution beats weights
2023-07-05 | Chips and queues               | industry       | who waits for whom
2023-11-22 | Five days in November          | industry       | a board, a letter and a return
2023-02-27 | Benchmarks in the prompt       | evaluation     | contamination found by asking
2023-06-14 | Graded by their peers          | evaluation     | judges that like long answers
2023-10-04 | Harness wars                   | evaluation     | one benchmark, three numbers
2023-05-31 | Whisper in the browser         | speech         | transcription without a server
2023-09-06 | Voices for sale                | speech         | cloning and consent
"""
FILLERS = 21
PAGES = "https://news.example/issues"


def post(day: str, title: str, **more: Any) -> Issue:
    """An issue published at nine in the morning; `day` may be "" for an issue without a date."""
    slug = "-".join(title.lower().split())
    head: dict[str, Any] = {
        "path": PurePosixPath(f"issues/{day}-{slug}.md"),
        "slug": slug,
        "place": f"issues/{slug}",
        "page": f"{PAGES}/{len(slug)}-{day}/",
        "guid": slug,
        "title": title,
        "published": datetime.fromisoformat(f"{day}T09:00:00+00:00") if day else None,
    }
    return Issue(**head | {"works": works_of(more.get("sections", ()))} | more)


def entry(title: str, url: str, *links: str) -> Entry:
    return Entry(title, url, url, "", 1, links=(url, *links), nature=kind_of(url))


def section(kind: str, *entries: Entry) -> Section:
    return Section(kind, kind.capitalize(), kind, 1, entries)


def links(*urls: str) -> tuple[Link, ...]:
    return tuple(Link("words", url) for url in urls)


def archive() -> tuple[Issue, ...]:
    """The whole archive, newest first as a publication has it."""
    rows = [[cell.strip() for cell in line.split("|")] for line in NAMED.strip().splitlines()]
    named = [
        post(
            day,
            title,
            topics=(topic,),
            description=told,
            words=900,
            audience="paid" if nth % 7 == 0 else "everyone",
        )
        for nth, (day, title, topic, told) in enumerate(rows)
    ]
    fillers = [_filler(nth) for nth in range(FILLERS)]
    beside = post("2023-12-21", "Two questions for a guest", kind="interview", words=2000)
    before = post("2022-12-20", "Predicting the weather of models", topics=("industry",), description="a year early")
    found = [*named, *fillers, beside, before]
    return tuple(sorted(found, key=lambda issue: issue.published or datetime.min.replace(tzinfo=UTC), reverse=True))


def _filler(nth: int) -> Issue:
    day = date(2023, 1, 6) + timedelta(days=17 * nth)
    return post(day.isoformat(), f"Friday notes {nth + 1}", words=300)
