"""Posts, videos and sounds of other sites: an address in, what it leads to and who made it out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsletter.text.patterns import pattern
from newsletter.text.urls import host


class Embed(NamedTuple):
    """What an address leads to: "post", "video", "sound" or "code" on a site. `by` names who made it, as the site does.

    `page` is the page for people where the address was one for frames, else the address itself.
    """

    nature: str
    site: str
    page: str
    by: str = ""


class _Row(NamedTuple):
    """A line of the table. `hosts` and `path` are matched whole; `by` and `page` are made of the groups of `path`."""

    site: str
    nature: str
    hosts: re.Pattern[str]
    path: re.Pattern[str]
    by: str = ""
    page: str = ""


# Site, nature, hosts, path, who (- when the address does not tell), the page for people; two blanks between them.
# Mastodon and PeerTube live on any host, so there the path must tell.
_ROWS = r"""
YouTube  video  youtube(?:-nocookie)?\.com  /embed/(?!videoseries)([\w-]{6,}).*  -  https://www.youtube.com/watch?v={0}
YouTube  video  youtube(?:-nocookie)?\.com  /(?:watch\?|shorts/|live/|playlist\?).+
YouTube  video  youtu\.be  /[\w-]{6,}.*
Vimeo  video  player\.vimeo\.com  /video/(\d+).*  -  https://vimeo.com/{0}
Vimeo  video  vimeo\.com  /(?:[\w/]+/)?\d+.*
Twitch  video  twitch\.tv  /videos/\d+.*
TikTok  video  tiktok\.com  /(@[\w.-]+)/video/\d+.*  {0}
Dailymotion  video  dailymotion\.com  /embed/video/(\w+).*  -  https://www.dailymotion.com/video/{0}
Dailymotion  video  dailymotion\.com  /video/\w+.*
Loom  video  loom\.com  /embed/(\w+).*  -  https://www.loom.com/share/{0}
Loom  video  loom\.com  /share/\w+.*
TED  video  embed\.ted\.com  /talks/([\w-]+).*  -  https://www.ted.com/talks/{0}
TED  video  ted\.com  /talks/[\w-]+.*
media.ccc.de  video  media\.ccc\.de  /v/.+
X  post  x\.com|twitter\.com|nitter\.[\w.-]+|[fv]xtwitter\.com  /i(?:/web)?/status(?:es)?/\d+.*
X  post  x\.com|twitter\.com|nitter\.[\w.-]+|[fv]xtwitter\.com  /(\w{1,20})/status(?:es)?/\d+.*  @{0}
Bluesky  post  bsky\.app  /profile/([^/]+)/post/\w+.*  @{0}
Threads  post  threads\.(?:net|com)  /(@[\w.]+)/post/[\w-]+.*  {0}
LinkedIn  post  linkedin\.com  /embed/(feed/update/urn:li:\w+:\d+).*  -  https://www.linkedin.com/{0}
LinkedIn  post  linkedin\.com  /(?:posts|feed/update)/.+
Reddit  post  (?:old\.)?reddit\.com  /(r/\w+)/comments/\w+.*  {0}
Instagram  post  instagram\.com  /(?:p|reel)/[\w-]+.*
Hacker News  post  news\.ycombinator\.com  /item\?.*id=\d+.*
GitHub Gist  code  gist\.github\.com  /([\w-]+)/[0-9a-f]{6,}.*  {0}
SoundCloud  sound  soundcloud\.com  /([\w-]+)/[\w/-]+.*  {0}
Spotify  sound  open\.spotify\.com  /embed/((?:track|episode|show|album|playlist)/\w+).*  -  https://open.spotify.com/{0}
Spotify  sound  open\.spotify\.com  /(?:track|episode|show|album|playlist)/\w+.*
Apple Podcasts  sound  podcasts\.apple\.com  /.+
Mastodon  post  .+  /(@\w+(?:@[\w.-]+)?)/\d{8,}(?:[/?#].*)?  {0}
Mastodon  post  .+  /users/(\w+)/statuses/\d{8,}(?:[/?#].*)?  @{0}
PeerTube  video  .+  /videos/embed/([0-9a-f]{8}-[0-9a-f-]{27}).*  -  https://{host}/videos/watch/{0}
PeerTube  video  .+  /(?:videos/watch/[0-9a-f]{8}-[0-9a-f-]{27}|w/[A-Za-z0-9]{18,}).*
"""


def _row(line: str) -> _Row:
    site, nature, hosts, path, *more = line.split("  ")
    by, page = (*more, "", "")[:2]
    return _Row(site, nature, pattern(hosts), pattern(path), "" if by == "-" else by, page)


_TABLE = tuple(_row(line) for line in _ROWS.strip().splitlines())
_REST = pattern(r"https?://[^/?#]+(.*)", re.I)
_FILE = pattern(r"\.(?:(mp3|m4a|ogg|oga|opus|wav|flac|aac)|(mp4|m4v|webm|mov|ogv))\Z", re.I)
_LABELS = {"post": "Post", "video": "Video", "sound": "Sound", "code": "Code", "page": "Page"}


@lru_cache(maxsize=1024)
def embed(url: str) -> Embed | None:
    """The post, video or sound behind an address; None when it is an ordinary page.

    >>> embed("https://hachyderm.io/@ada/109348484737273")
    Embed(nature='post', site='Mastodon', page='https://hachyderm.io/@ada/109348484737273', by='@ada@hachyderm.io')
    """
    name, met = host(url), _REST.match(url)
    if not name or not met:
        return None
    for row in _TABLE:
        found = row.path.fullmatch(met[1]) if row.hosts.fullmatch(name) else None
        if found:
            page = row.page.format(*found.groups(), host=name) if row.page else url
            by = row.by.format(*found.groups())
            far = row.site == "Mastodon" and by.count("@") == 1
            return Embed(row.nature, row.site, page, f"{by}@{name}" if far else by)
    return None


def file_kind(url: str) -> str:
    """Whether an address is that of a sound ("audio") or a film ("video"), by the ending of its path; else "".

    >>> file_kind("talks/drip.mp3?v=2")
    'audio'
    """
    met = _FILE.search(url.partition("#")[0].partition("?")[0])
    return "" if not met else "audio" if met[1] else "video"


def label(found: Embed) -> str:
    """What a card says about it.

    >>> label(Embed("post", "X", "https://x.com/ada/status/1", "@ada"))
    'Post by @ada on X'
    """
    by = f" by {found.by}" if found.by else ""
    return f"{_LABELS[found.nature]}{by} on {found.site}"
