"""Small archives for whole-program tests: issues by the dozen, each with something of everything."""

from __future__ import annotations

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


def fill(newsroom: Newsroom, count: int, first: date = date(2023, 1, 2)) -> None:
    """`count` weekly issues from `first` on."""
    for number in range(1, count + 1):
        day = first + timedelta(days=7 * (number - 1))
        name = f"subject-{number}"
        text = ISSUE.format(number=number, name=name, day=day, month=day.month, topic=TOPICS[number % len(TOPICS)])
        newsroom.write(f"issues/{day}-{name}.md", text)
