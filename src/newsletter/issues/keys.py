"""The keys of a front matter: ours, and what Hugo, Jekyll, Astro, Ghost, Substack and Buttondown call the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "title": ("headline", "name"),
    "date": (
        "publishdate",
        "publish_date",
        "pubdate",
        "pub_datetime",
        "published_at",
        "published_on",
        "date_published",
        "post_date",
        "sent_at",
        "issue_date",
        "created",
        "created_at",
        "created_on",
        "published",  # Jekyll says true or false here
    ),
    "updated": (
        *("lastmod", "modified", "updated_at", "last_modified_at", "last_modified", "modified_at"),
        *("updated_on", "updated_date", "date_updated", "date_modified", "mod_datetime"),
    ),
    "description": (
        "summary",
        "excerpt",
        "custom_excerpt",
        "meta_description",
        "subtitle",
        "dek",
        "abstract",
        "teaser",
        "rss_description",
    ),
    "slug": ("basename",),
    "id": ("guid", "uuid"),
    "number": ("issue", "issue_number", "issue_no", "secondary_id", "edition"),
    "status": ("state",),
    "draft": (),
    "audience": ("visibility", "access"),
    "kind": ("type", "category_type"),
    "topics": ("topic", "tags", "tag", "categories", "category", "keywords", "taxonomies"),
    "authors": ("author", "by", "byline"),
    "image": ("feature_image", "cover", "cover_image", "thumbnail", "og_image", "header_image"),
    "image_alt": ("feature_image_alt", "cover_alt", "alt"),
    "canonical_url": ("canonical", "canonicalurl"),
    "aliases": ("redirect_from", "alias", "old_urls"),
    "subject": ("email_subject", "subject_line", "email_subject_line"),
    "preheader": ("preview_text", "email_preview_text", "preview"),
    "language": ("lang", "locale"),
    "period": (),
    "sources": (),
    "citations": ("citation_style",),
    "corrections": ("errata",),
    "audio": ("podcast_url", "audio_url", "audio_file", "enclosure", "podcast_file", "mp3"),
    "audio_length": ("audio_size", "podcast_bytes", "podcast_file_size", "file_size", "length"),
    "audio_type": (),
    "duration": ("audio_duration", "podcast_duration"),
    "season": (),
    "episode": (),
    "episode_type": (),
    "explicit": (),
    "transcript": (),
    "chapters": (),
}

SYNONYMS: dict[str, tuple[str, ...]] = {
    key: tuple(dict.fromkeys(spelling for name in names for spelling in (name, name.replace("_", ""))))
    for key, names in _SYNONYMS.items()
}
"""Our key → what others call it, `publishedAt` as well as `published_at`.

The first that is present counts, ours before theirs.
"""

OURS = frozenset(SYNONYMS) - {"season"} | {"toc", "bibliography"}

STYLES = {
    "numbered": ("numbered", "numeric", "number", "numbers", "ieee", "vancouver"),
    "author-year": ("author-year", "author-date", "authoryear", "apa", "harvard", "chicago-author-date"),
}
"""How works are cited → what it is called elsewhere."""

FOREIGN = frozenset(
    (
        "layout permalink source rss_title rss_pubdate featured giscus_comments comments math mathjax katex weight url "
        "linktitle markup authors_affiliations _styles menu outputs resources series translations hidden pin "
        "sitemap template theme author_url tagline email_type attachments metadata related_email_ids "
        "editor_mode thumbnail_url custom_css css js"
    ).split()
)
"""Keys of other systems that mean nothing to us and are no slip of the pen either."""

_MEANT = frozenset(name for key, names in SYNONYMS.items() for name in (key, *names))
_ALL = _MEANT | OURS | FOREIGN


_NAMES = {key: frozenset((key, *names)) for key, names in SYNONYMS.items()}


def pick(values: Mapping[str, Any], key: str) -> Any:
    """The value of one of our keys, by its own name or a synonym; None when there is none.

    Case does not matter, and `-` is `_`, because Pelican writes `Date` and Hugo `publishDate`.
    """
    if _NAMES[key].isdisjoint(values):
        return None
    for name in (key, *SYNONYMS[key]):
        value = values.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def beside_ours(values: Mapping[str, Any]) -> Iterator[str]:
    """The texts that stand under keys which are neither ours nor a synonym."""
    return (value for name, value in values.items() if isinstance(value, str) and name not in _MEANT)


def name_of(values: Mapping[str, Any], key: str) -> str:
    """The name under which a front matter holds one of our keys: its own when it holds none."""
    return next((name for name in (key, *SYNONYMS[key]) if name in values), key)


def plain_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values under lower-case names with underscores."""
    return {str(name).strip().lower().replace("-", "_"): value for name, value in values.items()}


_CHOSEN = frozenset({"source", "chapter"})
"""Keys of others that are near to ours, and say something else: where a translation comes from, which part it is."""


def meant_by(key: str) -> str:
    """The key of ours that was meant by a slip of the pen; "" for a key that somebody chose.

    >>> meant_by("titel"), meant_by("author_site"), meant_by("sponsor"), meant_by("source")
    ('title', '', '', '')
    """
    if key in _ALL or key in _CHOSEN:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(key, sorted(OURS), n=1, cutoff=0.8)
    return near[0] if near else ""
