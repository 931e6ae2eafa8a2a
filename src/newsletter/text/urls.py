"""Addresses: any spelling of a link in, the one spelling that the library knows it by out.

    canonical()  the same page is the same string      work()     the paper, model or repository behind it
    kind_of()    paper, model, dataset, code, video, post or page

Nothing here raises: what is no web address (`mailto:…`, `#top`, `a/b.png`, rubbish) comes back as it was.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsletter.text.addresses import Address, direct, read_address
from newsletter.text.malformed import malformed
from newsletter.text.patterns import pattern
from newsletter.text.sites import ALIASES
from newsletter.text.tracking import tracking, without_tracking
from newsletter.text.works import Known, is_listed, known_anywhere, known_site

__all__ = [
    "canonical",
    "direct",
    "host",
    "is_profile",
    "is_web",
    "kind_of",
    "malformed",
    "tracking",
    "untracked",
    "work",
]


def canonical(url: str) -> str:
    """The one spelling of an address.

    >>> canonical("http://www.arxiv.org/pdf/2312.00752v2.pdf?utm_source=x#page=4")
    'https://arxiv.org/abs/2312.00752'
    """
    return url if _is_canonical(url) else _known(url).url


def _is_canonical(url: str) -> bool:
    """Whether an address plainly is what it is to be, as most are: told sooner than by taking it apart."""
    found = _CANONICAL.fullmatch(url)
    return found is not None and not (found[1] and (found[1] in ALIASES or is_listed(found[1])))


_CANONICAL = pattern(
    r"https://(?:arxiv\.org/abs/[0-9]{4}\.[0-9]{4,5}|github\.com/[a-z0-9-]+/[a-z0-9_-]+"
    r"|huggingface\.co/(?!papers/)[A-Za-z0-9_-]+/(?!index\.htm)[A-Za-z0-9_-][A-Za-z0-9_.-]*"
    r"|(?!www\.|m\.|mobile\.|amp\.|google\.|[^/]*(?:\.m\.|ampproject))([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)"
    r"(?:/(?!index\.htm|doi/|[^/]*[aA][mM][pP])[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)+)"
)
"""What most links lead to: the usual address of a paper, a repository or a model, and plain names below a host (the
group) of which the table of known sites says nothing."""


def work(url: str) -> str:
    """The canonical address of the paper, model or repository that a page belongs to, else of the page.

    >>> work("https://github.com/State-Spaces/mamba/releases/tag/v1.0")
    'https://github.com/state-spaces/mamba'
    """
    return _known(url).work


def untracked(url: str) -> str:
    """The address as it was written, but without tracking: the wrapping of a network, and parameters.

    >>> untracked("https://t.umblr.com/redirect?z=https%3A%2F%2FE.org%2Fa%3Futm_source%3Dx&t=Y")
    'https://E.org/a'
    """
    return without_tracking(direct(url))


def is_profile(address: str) -> bool:
    """Whether a canonical address is the page of a person or an account: who is named again is not told of twice.

    >>> is_profile("https://github.com/ada"), is_profile("https://github.com/ada/code")
    (True, False)
    """
    return bool(_PROFILE.fullmatch(address))


_PROFILE = pattern(
    r"https://(?:(?:github|gitlab|x)\.com/[\w.-]+|codeberg\.org/[\w.-]+|(?:\w+\.)?linkedin\.com/in/[^/]+"
    r"|bsky\.app/profile/[^/]+|[\w.-]+/@[\w.-]+)/?"
)


def within(address: str, site: str) -> bool:
    """Whether a canonical address is that of a site, or of a page below it.

    >>> within("https://a.example/news/1", "https://a.example/news"), within("https://a.example/new", "https://a.example/news")
    (True, False)
    """
    top = site.rstrip("/")
    return address == top or address.startswith(f"{top}/")


def whole(address: str) -> str:
    """The work that a canonical address belongs to: most are one themselves, which is told sooner than by `work`."""
    return work(address) if address.count("/") > 4 or "?" in address else address


def kind_of(url: str) -> str:
    """What an address leads to: "paper", "model", "dataset", "code", "video", "post", or else "page"."""
    return _known(url).kind


def typed(text: str) -> str:
    """The address that somebody typed, with or without `https://`; "" when the text is no address.

    >>> typed("arxiv.org/abs/2312.00752"), typed("read more")
    ('https://arxiv.org/abs/2312.00752', '')
    """
    if is_web(text):
        return text
    first = text.partition("/")[0]
    return f"https://{text}" if "/" in text and "." in first and " " not in text else ""


def is_web(url: str) -> bool:
    """Whether it is an http or https address with a host."""
    return bool(_PLAINLY_WEB.match(url)) or (url.lstrip()[:4].lower() == "http" and bool(host(url)))


# As nearly every address is: a build asks hundreds of thousands of times.
_PLAINLY_WEB = pattern(r"https?://[\w-]+(?:\.[\w-]+)+(?=[/?#]|\Z)", re.ASCII)


def host(url: str) -> str:
    """The host of a web address without `www.` and the like, in lower-case ASCII; "" when there is none."""
    address = read_address(url.strip())
    return address.host if address else ""


@lru_cache(maxsize=16384)
def _known(url: str) -> Known:
    text = url.strip()
    address = read_address(text if text.startswith("http") else _NAMES.sub(_spelled_out, text, count=1))
    if not address:
        return Known(text, text, "page")
    if address.host in ALIASES:
        address = address._replace(host=ALIASES[address.host])
    if known := known_site(address):
        return known
    if "amp" in address.target.lower() and not is_listed(address.host):
        address = _without_amp(address)
    plain = str(address)
    return known_anywhere(address) or Known(plain, plain, "page")


# Papers are also cited by a name without any address.
_NAMES = pattern(r"(?:arxiv:\s*(?=[a-z-]*[./]?[0-9])|(doi):\s*(?=10\.))", re.IGNORECASE)


def _spelled_out(found: re.Match[str]) -> str:
    if found.start():
        return found[0]
    return "https://doi.org/" if found[1] else "https://arxiv.org/abs/"


_AMP_TAIL = pattern(r"(?<=[^/.])(?:/+amp|\.amp)+\Z")
_AMP_MIDDLE = pattern(r"(?<=[^/.])(?:\.amp)+(?=\.html?\Z)")
_AMP_WORDS = frozenset({"amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp"})


def _without_amp(address: Address) -> Address:
    """The page behind its copy for phones."""
    words = [word for word in address.query.split("&") if word.lower() not in _AMP_WORDS]
    path = _AMP_MIDDLE.sub("", _AMP_TAIL.sub("", address.path))
    return address._replace(path=path, query="&".join(words))
