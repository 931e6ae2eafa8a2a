"""Issues in, charts out: how many a month, what they are about, where their links stand, how regular they are.

The blocks of a review and the pages of the archive draw the same values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from newsletter.document.charts import Chart
from newsletter.model.issue import Issue
from newsletter.review.periods import issue_day
from newsletter.review.topics import Topic
from newsletter.text.dates import MONTHS
from newsletter.text.urls import is_web
from newsletter.text.words import plural

_MOST_ROWS = 12


def issues_per_month(months: Iterable[tuple[str, int]]) -> Chart:
    """`("2023-01", 4)` and so on, as `Stats.months` has it; the year is told when there are several."""
    rows = tuple(months)
    several = len({month[:4] for month, _ in rows}) > 1
    named = tuple((_month(month, several), (float(number),)) for month, number in rows)
    return Chart("Issues per month", ("Month", "Issues"), named, "columns")


def issues_per_year(issues: Iterable[Issue]) -> Chart:
    """One column a year from the first to the last, reviews aside; years without an issue are nought."""
    days = (issue_day(issue) for issue in issues if issue.kind != "review")
    years = Counter(day.year for day in days if day)
    rows = tuple(
        (str(year), (float(years[year]),)) for year in range(min(years, default=0), max(years, default=-1) + 1)
    )
    return Chart("Issues per year", ("Year", "Issues"), rows, "columns")


def issues_by_topic(topics: Iterable[Topic]) -> Chart:
    """The topics with most issues; those of no topic are not drawn."""
    rows = tuple((topic.name, (float(len(topic.issues)),)) for topic in topics if topic.slug)[:_MOST_ROWS]
    return Chart("Issues by topic", ("Topic", "Issues"), rows)


def links_by_section(issues: Iterable[Issue]) -> Chart:
    """How many links to other sites stand in the sections of each kind, most first; a kind is called as most often."""
    links: Counter[str] = Counter()
    titles: dict[str, Counter[str]] = {}
    for issue in issues:
        for section in issue.sections:
            key = section.kind if section.kind != "other" else section.title
            links[key] += sum(is_web(url) for entry in section.entries for url in entry.links)
            titles.setdefault(key, Counter())[section.title] += 1
    ranked = sorted((-number, titles[key].most_common(1)[0][0]) for key, number in links.items() if number)
    rows = tuple((title or "Without a heading", (float(-number),)) for number, title in ranked[:_MOST_ROWS])
    return Chart("Links by section", ("Section", "Links"), rows)


def days_between(issues: Iterable[Issue]) -> Chart:
    """How often so many days passed from one issue to the next: one row a week where they are very unlike."""
    days = sorted({day for issue in issues if (day := issue_day(issue))})
    gaps = Counter((until - after).days for after, until in pairwise(days))
    if len(gaps) <= _MOST_ROWS:
        rows = [(plural(length, "day"), number) for length, number in sorted(gaps.items())]
    else:
        rows = _by_week(gaps)
    told = tuple((name, (float(number),)) for name, number in rows)
    return Chart("Days from one issue to the next", ("Days", "Times"), told)


def _by_week(gaps: Counter[int]) -> list[tuple[str, int]]:
    weeks: Counter[int] = Counter()
    for length, number in gaps.items():
        weeks[min((length - 1) // 7, _MOST_ROWS - 1)] += number
    last = (_MOST_ROWS - 1) * 7 + 1
    names = {week: f"{week * 7 + 1} to {week * 7 + 7} days" for week in range(_MOST_ROWS - 1)}
    return [(names.get(week, f"{last} days or more"), weeks[week]) for week in sorted(weeks)]


def _month(month: str, with_year: bool) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]}{f' {year}' if with_year else ''}"
