"""MDX pages: the program in them goes and is told, the words in their components stay."""

from pathlib import PurePosixPath

from newsletter.model.source import Raw, Source
from newsletter.sources import read

PAGE = """import Callout from "../callout"
export const meta = {
  title: "Kettles of the year",
}

# Steam

<Callout type="info"
  title="Mind the lid">
It is *hot*: see [why](https://steam.example/why).
</Callout>

{/* to be written */}
<LinkCard title="Lids" href="https://lid.example/" />
<Figure src="/a.png" alt="A kettle" />

We import tea from far away, and export cups. `<Callout>` is shown.

```jsx
import Tea from "tea"
<Cup />
```
"""


def page(text: str) -> Source:
    return read(Raw(PurePosixPath("seeds/kettles.mdx"), text.encode()))


def test_words_and_links_stay_with_their_lines() -> None:
    source = page(PAGE)
    assert (source.format, source.title) == ("mdx", "Kettles of the year")
    assert [(item.title, item.url, item.seen[0].line) for item in source.items] == [
        ("why", "https://steam.example/why", 10),
        ("Lids", "https://lid.example/", 14),
    ]
    words = " ".join(node.plain() for node in source.body.nodes)
    assert "Mind the lid" in words
    assert "We import tea from far away, and export cups. <Callout> is shown." in words


def test_code_stays_code() -> None:
    code = [node for node in page(PAGE).body.walk() if node.kind == "code"]
    assert [(node.line, node.text.strip()) for node in code] == [(19, 'import Tea from "tea"\n<Cup />')]


def test_what_was_dropped_is_told_with_its_lines() -> None:
    told = [(one.line, one.last, one.rule) for one in page(PAGE).removed]
    assert told == [
        (1, 1, "program line"),
        (2, 4, "program line"),
        (8, 9, "component"),
        (13, 13, "comment"),
        (14, 14, "component"),
        (15, 15, "component"),
    ]


def test_the_front_matter_names_the_page() -> None:
    assert page("---\ntitle: Cups\n---\n\nexport const x = { title: 'No' }\n\nWords.\n").title == "Cups"
