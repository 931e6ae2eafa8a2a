"""Any other table of pages and their views: Cloudflare, Fathom, Umami, Matomo, Google Analytics, a log analyser."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer

_PAGES = (
    *("page", "path", "pathname", "url", "page_path", "page_url", "pagepath", "request_path", "requestpath", "label"),
    *("page_path_and_screen_class", "pagepathplusquerystring", "page_location", "uri", "address", "top_pages"),
)
_VIEWS = (
    *("views", "pageviews", "page_views", "hits", "count", "nb_hits", "screenpageviews", "requests", "total_views"),
    *("pageview", "view", "visits", "nb_visits"),
)
_VISITORS = ("visitors", "uniques", "unique_visitors", "users", "active_users", "total_users", "sessions")

IMPORTER = table_importer(
    "web",
    "a table of pages and their views: Cloudflare, Fathom, Umami, Matomo, Google Analytics, …",
    Columns(
        signs=(_PAGES, (*_VIEWS, *_VISITORS)),
        address=_PAGES,
        counts={"views": _VIEWS, "visitors": _VISITORS},
    ),
)
