"""The files of a preview as its server answers with them: pages are awake to changes, and in the scheme asked for."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from newsletter.edge.site import Site
from newsletter.render import preview
from newsletter.render.live import SCHEMES, at_home, awake, in_scheme
from newsletter.render.preview import PLACE


class LiveFiles(StaticFiles):
    """What lies in the output folder. Of a page, `?bare` is what readers get, `?scheme=dark` as in the dark.

    `?feed` on an issue is its entry in the feed, as a reader shows it.
    """

    def __init__(self, site: Site) -> None:
        super().__init__(directory=site.output, html=True, check_dir=False)
        self._site = site

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-store"
        return response

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        asked, path = QueryParams(scope["query_string"]), Path(full_path)
        if path.suffix not in (".html", ".css"):
            return super().file_response(full_path, stat_result, scope, status_code)
        text = path.read_text("utf-8")
        if path.suffix == ".html":
            text = self._page(text, path, asked)
        if asked.get("scheme") in SCHEMES:
            text = in_scheme(text, asked["scheme"])
        kind = "text/css" if path.suffix == ".css" else "text/html"
        return Response(text, status_code, media_type=kind)

    def _page(self, text: str, path: Path, asked: QueryParams) -> str:
        site = self._site
        place = path.parent.resolve().relative_to(site.output.resolve()).as_posix()
        issue = site.issue(place)
        if issue and "feed" in asked:
            entry = site.entry(issue)
            content = entry.content if entry else "<p>This issue is in no feed.</p>"
            text = preview.in_reader(site.theme, site.settings, issue.title, content)
        text = at_home(text, site.settings.absolute(""))
        if "bare" in asked:
            return text
        views = f"/{PLACE}{quote(issue.place)}/" if issue else f"/{PLACE}"
        return awake(text, preview.bar(site.theme, site.settings, site.built, views))
