"""Small archives for whole-program tests: issues by the dozen, each with something of everything."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta

from tests.newsroom import Newsroom

TOPICS = ("open models", "evaluation", "state space", "alignment")

ISSUE = """\
---
title: "Issue {number}: {name}"
description: covers {name} in one line.
date: {day}
number: {number}
topics: [{topic}]
---

Opening words about {name}, with a [link](https://blog.example/{name}?utm_source=x) and a note.[^n]

## Models

- [Model {number}](https://huggingface.co/lab/model-{number}) — a model worth a look. #moe

## Papers

- [Paper {number}](https://arxiv.org/abs/23{month:02}.{number:05}) — a paper on {name}.

### A longer entry

> [!NOTE]
> Mind the gap.

| a | b |
|---|---|
| 1 | 2 |

```python
print({number})
```

[^n]: A footnote about {name}.
"""


CITING = """\
---
title: What lies beside
date: 2023-07-01
bibliography: refs.bib
---

As shown in [@first; @second, p. 3], see [the first issue](../2023-01-02-subject-1.md).

![A plot](plot.png "A caption")

[An earlier issue](/issues/subject-2/)
"""


def furnish(newsroom: Newsroom) -> None:
    """An issue that looks up what lies beside it: two works, a picture, two other issues."""
    newsroom.write("issues/2023-07-01-beside/index.md", CITING)
    newsroom.write("issues/2023-07-01-beside/refs.bib", work("first", "One") + work("second", "Two"))
    newsroom.write("issues/2023-07-01-beside/plot.png", picture(640, 480))


def work(key: str, title: str) -> str:
    """An entry of a bibliography."""
    return f"@article{{{key}, author = {{Gu, Albert}}, title = {{{title}}}, year = 2023}}\n"


def picture(width: int, height: int) -> bytes:
    """A white PNG."""
    rows = zlib.compress((b"\0" + b"\xff" * width) * height, 9)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def fill(newsroom: Newsroom, count: int, first: date = date(2023, 1, 2)) -> None:
    """`count` weekly issues from `first` on."""
    for number in range(1, count + 1):
        day = first + timedelta(days=7 * (number - 1))
        name = f"subject-{number}"
        text = ISSUE.format(number=number, name=name, day=day, month=day.month, topic=TOPICS[number % len(TOPICS)])
        newsroom.write(f"issues/{day}-{name}.md", text)
