"""What we want to reach, and figures beside it: a table that also says what is short of the goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.benchmarks.measure import over

Figures = Mapping[tuple[str, str], float]

SHORT = "short of the goal"
UNITS = {"": "", "s": " s", "MiB": " MiB", "×": " ×"}


class Goal(NamedTuple):
    """A figure of ours, at most `limit`: by itself, or as a share of the figure `against`.

    Figures go by program and work. Sizes in the words: `{small}` and `{large}` are built, a draft is made
    from `{seeds}` seeds after `{past}` issues.
    """

    words: str
    work: str
    limit: float
    against: tuple[str, str] | None = None
    unit: str = "s"


GOALS = (
    Goal("full build, {small} issues", "full", 0.75, ("hugo", "full")),
    Goal("the same, in the long run", "full", 0.35, ("hugo", "full")),
    Goal("full build against pages only", "full", 0.3, ("pelican", "full")),
    Goal("nothing changed, {small} issues", "again", 0.05),
    Goal("nothing changed", "again", 0.03, ("hugo", "again")),
    Goal("nothing changed, {large} issues", "large again", 0.2),
    Goal("one issue changed, {small} issues", "changed", 0.15, ("hugo", "changed")),
    Goal("growth of a full build (exponent)", "growth full", 1.0, unit=""),
    Goal("growth of a build with one change", "growth changed", 0.5, unit=""),
    Goal("growth of a build without a change", "growth again", 0.6, unit=""),
    Goal("most memory, {small} issues", "memory", 0.25, ("hugo", "memory"), "MiB"),
    Goal("most memory, {large} issues", "large memory", 0.06, ("hugo", "large memory"), "MiB"),
    Goal("`--version`", "--version", 0.4, ("hugo", "version")),
    Goal("`--help`", "--help", 1.0, ("hugo", "version")),
    Goal("`build --help`", "build --help", 1.0, ("hugo", "version")),
    Goal("`new-issue`, {seeds} seeds, {past} issues", "new-issue", 2.0),
    Goal("`new-issue` after one seed changed", "new-issue again", 0.5),
    Goal("a text of 2 MB against one of 1 MB", "text 2 MB", 2.2, ("newsletter", "text 1 MB")),
    Goal("a 60 KB email inlined, against css-inline", "inline", 1.5, ("css-inline", "inline")),
    Goal("a save shown by `preview`, against `hugo server`", "preview", 0.5, ("hugo", "preview")),
)


def table(figures: Figures, names: Mapping[str, str], small: int, large: int) -> str:
    """The goals as a Markdown table, in their order. `names` are the programs as a reader should see them."""
    head = ("work", "newsletter", "compared with", "reached", "goal", SHORT)
    rows = [head, ["---"] * len(head), *(_row(goal, figures, names) for goal in GOALS)]
    sizes = {"small": small, "large": large, "seeds": 2 * small, "past": 5 * small}
    said = {name: f"{size:,}" for name, size in sizes.items()}
    return "\n".join(f"| {' | '.join(cells)} |".format(**said) for cells in rows)


def _row(goal: Goal, figures: Figures, names: Mapping[str, str]) -> Iterator[str]:
    ours, theirs = figures.get(("newsletter", goal.work)), figures.get(goal.against) if goal.against else 1.0
    share = "×" if goal.against else goal.unit
    yield goal.words
    yield _said(ours, goal.unit)
    yield f"{names[goal.against[0]]}: {_said(theirs, goal.unit)}" if goal.against and theirs else ""
    reached = ours / theirs if ours and theirs else None
    yield _said(reached, share)
    yield f"≤ {goal.limit:g}{UNITS[share]}"
    if reached is None:
        yield "not measured"
    else:
        missed = over(reached, goal.limit)
        yield "–" if missed <= 1 else f"{missed:.2g} times the goal"


def _said(figure: float | None, unit: str) -> str:
    return "" if figure is None else f"{figure:.{2 if figure >= 0.1 else 3}f}{UNITS[unit]}"
