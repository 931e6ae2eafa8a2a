"""Who knows what about an address: this table. To ask one more: one file, and one line here, before `page`.

The first provider that wants an address is asked first; when it knows nothing, the next one that wants it is.
"""

from __future__ import annotations

from newsletter.library.facts.provider import Provider
from newsletter.registry import Registry

PROVIDERS: Registry[Provider] = Registry(
    "provider",
    {
        "arxiv": "newsletter.library.facts.arxiv:PROVIDER",
        "crossref": "newsletter.library.facts.crossref:PROVIDER",
        "openreview": "newsletter.library.facts.openreview:PROVIDER",
        "hugging-face": "newsletter.library.facts.hugging_face:PROVIDER",
        "github": "newsletter.library.facts.github:PROVIDER",
        "page": "newsletter.library.facts.page:PROVIDER",
    },
)


def providers_of(url: str, href: str = "") -> tuple[tuple[Provider, str], ...]:
    """Who may be asked about an address, and where, the most knowing first; `href` is how the address was written."""
    asked = ((provider, provider.request(url)) for provider in PROVIDERS.values())
    return tuple((provider, href or at if provider.itself else at) for provider, at in asked if at)
