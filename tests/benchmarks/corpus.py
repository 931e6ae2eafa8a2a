"""A publication of any size, generated: `python -m tests.benchmarks.corpus DIR --issues 1000`.

The same numbers give the same bytes on every machine and in every year. The text of an issue depends on its
age alone, so the newest issues of a large archive are those of a small one. `--hugo` and `--pelican` write
the same issues as a site for those programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from random import Random
from shutil import copytree
from typing import NamedTuple

import click

from tests.benchmarks.words import TOPICS, name, paragraph, sentence, title, word

NEWEST = date(2023, 12, 27)
HERE = Path(__file__).parent
SETTINGS = """\
title = "Benchmark Weekly"
base_url = "https://news.example"
description = "A newsletter that nobody wrote."
authors = [{ name = "Nobody" }]
"""


class Post(NamedTuple):
    """One issue before it has a form: each program wants its own head."""

    stem: str
    title: str
    description: str
    when: date
    number: int
    topics: tuple[str, ...]
    body: str


def posts(issues: int, seed: int) -> Iterator[Post]:
    """Weekly issues, newest first; the oldest has number 1."""
    for age in range(issues):
        chance = Random(f"{seed}:{age}")
        when, heading = NEWEST - timedelta(weeks=age), title(chance)
        stem = f"{when}-{heading.lower().replace(' ', '-')}-{age}"
        topics = tuple(sorted({TOPICS[int(len(TOPICS) * chance.random() ** 2)] for _ in range(4)}))
        yield Post(stem, heading, sentence(chance), when, issues - age, topics, _body(chance))


def _body(chance: Random) -> str:
    """1,500 to 3,700 words: an essay as long as the sections leave room for, then the sections."""
    links = chance.randint(20, 40)
    models, papers = chance.randint(4, 8), chance.randint(6, 11)
    sections = "\n".join(
        [
            "## Models\n",
            *(_item(chance, "huggingface") for _ in range(models)),
            _table(chance),
            "## Papers\n",
            *(_paper(chance) for _ in range(2)),
            *(_item(chance, "arxiv") for _ in range(papers - 2)),
            "\n## Links\n",
            *(_item(chance, "web") for _ in range(links - models - papers)),
            _code(chance),
            *(f"[^{n}]: {sentence(chance)}" for n in (1, 2)),
        ]
    )
    wanted = chance.randint(1500, 3600) - len(sections.split())
    essay = [paragraph(chance) + "[^1]", f"> [!NOTE]\n> {sentence(chance)}", paragraph(chance) + "[^2]"]
    while sum(len(part.split()) for part in essay) < wanted:
        essay.append(paragraph(chance))
    return "\n\n".join([*essay, sections]) + "\n"


def _item(chance: Random, kind: str) -> str:
    more = f"\n  **Why it matters:** {sentence(chance)}" if chance.random() < 0.2 else ""
    link = f"[{_words(chance, kind)}]({_address(chance, kind)})"
    return f"- {link} — {sentence(chance)} #{chance.choice(TOPICS)}{more}"


def _paper(chance: Random) -> str:
    heading = f"### [{title(chance)}]({_address(chance, 'arxiv')})"
    return f"{heading}\n\n{paragraph(chance, 60)}\n\n1. {sentence(chance)}\n2. {sentence(chance)}\n"


def _words(chance: Random, kind: str) -> str:
    return f"{name(chance)} {chance.choice((3, 7, 13, 70))}B" if kind == "huggingface" else title(chance)


def _address(chance: Random, kind: str) -> str:
    """Mostly an address met once; now and then a classic that many issues link, or a tracked one."""
    if chance.random() < 0.05:
        chance, kind = Random(f"classic {chance.randrange(200)}"), "arxiv"
    number = chance.randrange(10**9)
    if kind == "arxiv":
        return f"https://arxiv.org/abs/{chance.randint(7, 23):02}{chance.randint(1, 12):02}.{number % 10**5:05}"
    if kind == "huggingface":
        return f"https://huggingface.co/{name(chance).lower()}/{word(chance)}-{number}"
    tracking = "?utm_source=newsletter" if chance.random() < 0.03 else ""
    return f"https://{name(chance).lower()}.example/{word(chance)}/{number}{tracking}"


def _table(chance: Random) -> str:
    rows = (f"| {name(chance)} | {chance.randint(1, 99)} | {chance.randint(1, 999) / 10} |" for _ in range(5))
    return "\n".join(["", "| model | size | score |", "| :-- | --: | --: |", *rows, ""])


def _code(chance: Random) -> str:
    names = [word(chance) for _ in range(6)]
    lines = (f'    {each} = {names[0]}.{each}("{name(chance)}", {chance.random():.3f})' for each in names)
    return "\n".join(["\n```python", f"def train({names[0]}):", *lines, f"    return {names[5]}  # done", "```\n"])


def newsletter(post: Post) -> str:
    head = f'title: "{post.title}"\ndescription: "{post.description}"\ndate: {post.when}\nnumber: {post.number}'
    return f"---\n{head}\ntopics: [{', '.join(post.topics)}]\n---\n\n{post.body}"


def pelican(post: Post) -> str:
    head = f"Title: {post.title}\nDate: {post.when}\nSummary: {post.description}\nTags: {', '.join(post.topics)}"
    return f"{head}\n\n{post.body}"


def seeds(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Collected articles of 200 to 700 words with three to ten links each, and an inbox of thirty notes."""
    for number in range(count):
        chance = Random(f"{seed}:seed:{number}")
        when = NEWEST - timedelta(days=number % 600)
        head = f'---\ntitle: "{title(chance)}"\ndate: {when}\nurl: {_address(chance, "web")}\n---\n'
        prose = [paragraph(chance, chance.randint(60, 220)) for _ in range(3)]
        items = [_item(chance, chance.choice(("arxiv", "huggingface", "web"))) for _ in range(chance.randint(3, 10))]
        yield f"seeds/{when}-{number}.md", "\n\n".join([head, *prose, "\n".join(items)]) + "\n"
    if count:
        chance = Random(f"{seed}:notes")
        yield "seeds/notes/inbox.md", "\n".join(_item(chance, "arxiv") for _ in range(30)) + "\n"


class Form(NamedTuple):
    """How a program wants its publication: where posts lie, what one looks like, what stands around."""

    folder: PurePosixPath
    page: Callable[[Post], str]
    around: Path | None = None


FORMS = {
    "newsletter": Form(PurePosixPath("issues"), newsletter),
    "hugo": Form(PurePosixPath("content/issues"), newsletter, HERE / "hugo"),
    "pelican": Form(PurePosixPath("content"), pelican, HERE / "pelican"),
}


def write(folder: Path, form: str, issues: int, seed: int = 7, seed_files: int = 0) -> Path:
    """Writes a publication into a folder, which is made, and gives the folder back."""
    kind = FORMS[form]
    if kind.around:
        copytree(kind.around, folder, dirs_exist_ok=True)
    (folder / kind.folder).mkdir(parents=True, exist_ok=True)
    for post in posts(issues, seed):
        (folder / kind.folder / f"{post.stem}.md").write_text(kind.page(post), "utf-8")
    if form == "newsletter":
        (folder / "newsletter.toml").write_text(SETTINGS, "utf-8")
        (folder / "seeds" / "notes").mkdir(parents=True, exist_ok=True)
        for path, text in seeds(seed_files, seed):
            (folder / path).write_text(text, "utf-8")
    return folder


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--issues", default=1000, show_default=True, help="How many weekly issues.")
@click.option("--seed", default=7, show_default=True, help="Another number gives another archive.")
@click.option("--seeds", "seed_files", default=0, help="How many collected articles.")
@click.option("--hugo", "form", flag_value="hugo", help="As a Hugo site.")
@click.option("--pelican", "form", flag_value="pelican", help="As a Pelican site.")
@click.option("--newsletter", "form", flag_value="newsletter", default=True, help="As a publication of ours.")
def main(folder: Path, issues: int, seed: int, seed_files: int, form: str) -> None:
    """Write a generated publication into FOLDER."""
    write(folder, form, issues, seed, seed_files)


if __name__ == "__main__":
    main()
