"""Two sightings of one address in, one Item out: the better title, every place it was seen."""

from __future__ import annotations

from newsletter.model.item import Item
from newsletter.text.urls import kind_of

_SAYS_NOTHING = frozenset(
    (
        "here link this paper article post blog code demo github model models website repo repository video tweet "
        "thread source arxiv pdf huggingface read more docs documentation report announcement project hf homepage news"
        " download page slides 链接 地址 论文 代码 项目 官网 这里 リンク 論文 記事 こちら ここ 링크 논문 코드 여기"
        " ссылка тут здесь статья код источник посилання тут стаття لینک اینجا مقاله کد رابط هنا المقال"
        " קישור כאן מאמר लिंक यहाँ εδώ σύνδεσμος"
    ).split()
)
_MARKS = " .:!?()[]【】（）：。→👉"
_LONGEST = 20  # with marks around it


def merged(first: Item, second: Item) -> Item:
    """One item of two. Nothing that either knew is lost; what the first one said goes before."""
    also = tuple(
        dict.fromkeys(href for href in (*first.also, *second.also, second.href) if href and href != first.href)
    )
    return Item(
        url=first.url,
        title=better_title(first.title, second.title),
        href=first.href or second.href,
        authors=first.authors or second.authors,
        published=first.published or second.published,
        topics=tuple(dict.fromkeys((*first.topics, *second.topics))),
        seen=first.seen + second.seen,
        also=also,
    )


def better_title(first: str, second: str) -> str:
    """The title that says more: "Mamba: Linear-Time …" over "paper", the first one otherwise."""
    return second if second and (not first or says_nothing(first)) else first


def says_nothing(title: str) -> bool:
    """Whether a title is only a word such as "here" or "paper", in any language, or a sign."""
    if len(title) > _LONGEST:
        return False
    return title.casefold().strip(_MARKS) in _SAYS_NOTHING or not any(map(str.isalnum, title))


def named_by_address(url: str) -> str:
    """What the last part of an address calls its page; "" where that is no name. Models and repositories have one.

    >>> named_by_address("https://huggingface.co/lab/Tiny-1.1B"), named_by_address("https://github.com/lab/kettle")
    ('Tiny-1.1B', 'kettle')
    >>> named_by_address("https://lab.example/news/introducing-video-diffusion?x=1"), named_by_address("https://a.b/123")
    ('Introducing video diffusion', '')
    """
    last = url.split("#")[0].split("?")[0].rstrip("/").rpartition("/")[2]
    if url.count("/") <= _NAMED.get(kind_of(url), 0):
        return last
    last = last.partition(".")[0]
    words = [word for word in last.replace("_", "-").split("-") if word]
    told = [word for word in words if word.isalpha()]
    name = " ".join(words)
    return name[:1].upper() + name[1:] if len(told) >= _NAME and len(told) * 2 > len(words) else ""


_NAME = 3
_NAMED = {"model": 4, "code": 4, "dataset": 5}  # how many slashes an address has that is no page inside of one
