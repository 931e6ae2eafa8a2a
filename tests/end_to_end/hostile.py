"""An archive that nobody would wish for: sixty issues with everything that feeds, pages and parsers stumble over."""

from __future__ import annotations

from datetime import date, timedelta

from tests.newsroom import Newsroom

SETTINGS = """\
title = 'Bits & <Bytes> "weekly"'
base_url = "https://bits.hostile-weekly.net/archive"
description = "What moved < what stayed & why."
authors = [{ name = "Ada & Bo <Example>", email = "ada@hostile-weekly.net", url = "https://ada.hostile-weekly.net/" }]
hub = "https://hub.hostile-weekly.net/"
copyright = "© A & B <2024>"
timezone = "Asia/Kathmandu"

[podcast]
image = "https://bits.hostile-weekly.net/cover.png"
email = "show@hostile-weekly.net"
"""

TITLES = (
    'a < b & "c" </script> ]]>',
    "std::vector<int> && AT&amp;T isn't &#60;",
    "🚀 two emoji 👩‍👩‍👧‍👦",
    "שלום עולם: a right-to-left title",
    "论文 — 日本語 한국어",
    "controls \x07\x0b\x1b\x85\ufffe inside",
    "  many   blanks  ",
    "<!-- a comment --> &nbsp; &copy;",
    "x" * 300,
    "%s {0} {{ jinja }} ${shell} `code` *stars* _under_",
    "'single' \"double\" \\backslash\\",
    "İstanbul ǅ ﬃ ẞ",
)

BODY = """\
Opening & words of {n} with <b>bold</b>, `a < b && c`, ]]> and <![CDATA[ in the text. \x08\x0c\ufffe

## Models

- [Model <{n}> & co](https://huggingface.co/lab/model-{n}) — a "model" & more; see [above](#models)
  and [?](?q={n}). #moe
- [Relative](../other/) and [protocol](//cdn.hostile-weekly.net/x) and [script](javascript:alert({n})) and
  [data](data:text/html,<script>alert(1)</script>)

## Papers ]]>

- [Paper {n}](https://arxiv.org/abs/23{month:02}.{n:05}?utm_source=x&utm_medium=y) — 论文 {n} on 状态空间. #C++
- [The same paper every time](https://arxiv.org/abs/1706.03762) — again.
- [Bad address](http://[::1) and <http://exa mple.org> and [umlaut](https://müller.example/Straße?ä=ö#ü)

## Papers ]]>

A second section of that name.[^1] And a note that is used twice.[^1]

| a < b | שלום |
|---|:-:|
| `x|y` | ![](plot.png "a & b") |

```html
<script>alert("]]>")</script> &amp; &lt;
```

<details><summary>More & more</summary>

Hidden words. <span style="position:fixed;color:red" onclick="x()" class="c">styled</span>

</details>

<iframe src="https://evil.example/"></iframe><form action="/x"><input name="a"></form>
<script>document.write("x")</script><style>p {{ color: red }}</style>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><img src="a.png" srcset="a.png 1x, b.png 2x" onerror="x()">

> [!WARNING]
> Mind the <gap>.

[^1]: A footnote with a [link](/assets/a%20b.png) & an & sign.
"""


def fill(newsroom: Newsroom, count: int = 60) -> None:
    """`count` issues: two of one day, some undated, some edited, paid, in another language, with sound, or huge."""
    newsroom.write("newsletter.toml", SETTINGS)
    for n in range(1, count + 1):
        title = TITLES[n % len(TITLES)].replace("\\", "\\\\").replace('"', '\\"')
        day = date(2022, 12, 1) + timedelta(days=7 * (n - n % 2))
        head = [f'title: "{_yaml(title)}"', f"topics: [C++, 'a & b', moe, 日本語, topic-{n % 5}]"]
        if n % 13:
            head.append(f"date: {day}")
        if n % 3 == 0:
            head.append(f'description: "{_yaml(title)} <b>described</b>"')
        if n % 7 == 0:
            head += [f"updated: {day + timedelta(days=3)}T12:00:00+09:00", f"number: {n}"]
        if n % 11 == 0:
            head.append("audience: paid")
        if n % 5 == 0:
            head.append("language: ar" if n % 2 else "language: pt_BR")
        if n % 12 == 0:
            head.append('authors: ["Cy & Co <cy@hostile-weekly.net>", "<D>"]')
        if n % 9 == 0:
            head += [f"audio: talk {n}.mp3", "audio_length: 12345"]
        if n % 8 == 0:
            head += [f"id: {_yaml('63f8 <a> & ' + str(n))}", "aliases: [/old/é è/, old-name-" + str(n) + "]"]
        text = BODY.format(n=n, month=1 + n % 12)
        if n % 20 == 0:
            text += "\n\n" + "\n\n".join(f"Paragraph {k} & so < on, " + "words " * 150 for k in range(150))
        newsroom.write(f"issues/{day}-issue-{n}.md", "---\n" + "\n".join(head) + "\n---\n\n" + text)


def _yaml(text: str) -> str:
    """Characters that YAML forbids, as its escapes."""
    return "".join(f"\\x{ord(c):02x}" if ord(c) < 32 or c in "\x85" else c for c in text).replace("\ufffe", "\\ufffe")
