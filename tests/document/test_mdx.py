"""Issues in MDX: programs and tags of components go and are told; words, links and pictures stay in their lines."""

from __future__ import annotations

from pathlib import PurePosixPath

from newsletter.document import parse_markdown
from newsletter.model.node import Document

PAGE = """import Box from "../box"

# Kettles <Toc />

<Box title="Mind the lid">
It is *hot*: see [why](https://steam.example/why).
</Box>

{/* to be written */}

A cup <Price of={2} /> and another <Price of={3} />, `<Cup>` and {cups} cups.

```jsx
import Tea from "tea"
<Cup />
```
"""


def parsed(text: str, name: str = "issues/kettles.mdx") -> Document:
    return parse_markdown(text, PurePosixPath(name), 7)


def test_words_stay_and_programs_go() -> None:
    words = [node.plain() for node in parsed(PAGE).nodes if node.kind != "comment"]
    assert words == [
        "Kettles",
        "Mind the lid It is hot: see why.",
        "A cup  and another , <Cup> and {cups} cups.",
        'import Tea from "tea"\n<Cup />',
    ]


def test_each_component_is_told_once_with_its_line() -> None:
    told = [(problem.code, problem.line, problem.message.split(" ", 1)[0]) for problem in parsed(PAGE).problems]
    assert told == [("W304", 9, "<Toc>"), ("W304", 11, "<Box>"), ("W304", 17, "<Price>")]
    assert [problem.message[-14:] for problem in parsed(PAGE).problems][-1] == "2 times in all"


def test_links_are_found_where_they_stand() -> None:
    assert [node.line for node in parsed(PAGE).of("link")] == [12]


def test_markdown_has_no_programs() -> None:
    words = [node.plain() for node in parsed('import tea from "tea"\n\n<Vec>\n', "issues/kettles.md").nodes]
    assert words == ['import tea from "tea"', "<Vec>"]
