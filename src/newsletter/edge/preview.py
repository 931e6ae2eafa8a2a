"""DOOR: a server on this machine that shows the publication while it is written, and shows it anew when it changes.

What it serves is a build with drafts, in a folder of its own. Made of Starlette, uvicorn and watchfiles, the extra
`preview`.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from newsletter.edge.builder import Builder
from newsletter.edge.live_files import LiveFiles
from newsletter.edge.project import STATE
from newsletter.edge.settings import load_settings
from newsletter.edge.site import Site
from newsletter.edge.theme import load_theme
from newsletter.edge.watch import changes
from newsletter.model.problem import NewsletterError
from newsletter.render import preview
from newsletter.render.preview import PLACE, Built

FOLDER = f"{STATE}/preview"

Tell = Callable[[Built], object]


def serve(root: Path, host: str, port: int, ready: Callable[[str], object], tell: Tell) -> None:
    """Show the publication at a port, 0 for any that is free, until somebody interrupts.

    `ready` is called with the address as soon as pages are there, `tell` with what each build found.
    """
    door = _open(host, port)
    site = Site(root, root / FOLDER, load_settings(root).settings, load_theme(root))
    site.output.mkdir(parents=True, exist_ok=True)
    builder = Builder(root, site.output)
    try:
        built = builder()
        site.take(built)
        tell(built)
        ready(f"http://{_shown(host)}:{door.getsockname()[1]}/{PLACE}")
        app = application(site, builder, tell, [host] if _is_local(host) else ["*"])
        config = uvicorn.Config(app, log_level="error", lifespan="on", access_log=False, timeout_graceful_shutdown=0)
        uvicorn.Server(config).run(sockets=[door])
    finally:
        builder.close()
        door.close()


def application(site: Site, build: Builder, tell: Tell, hosts: list[str]) -> Starlette:
    """The server's answers, and the watch that it keeps. Other names for this machine than `hosts` get none."""

    async def desk(_: Request) -> Response:
        return _page(preview.desk(site.theme, site.settings, site.built))

    async def views(request: Request) -> Response:
        if not (issue := site.issue(request.path_params["place"])):
            raise HTTPException(404)
        return _page(preview.views(site.theme, site.settings, site.built, issue))

    async def events(request: Request) -> Response:
        looks = _looks(site, unquote(request.query_params.get("of", "")))
        return StreamingResponse(looks, media_type="text/event-stream", headers=_FRESH)

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        watch = asyncio.create_task(_watch(site, build, tell, stop))
        yield
        stop.set()
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch

    return Starlette(
        routes=[
            Route(f"/{PLACE}", desk),
            Route(f"/{PLACE}events", events),
            Route(f"/{PLACE}{{place:path}}", views),
            Mount("/", LiveFiles(site)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[*hosts, "localhost", "127.0.0.1", "[::1]"])],
        lifespan=watching,
        exception_handlers={NewsletterError: _told},
    )


_FRESH = {"Cache-Control": "no-store"}


def _page(html: str) -> Response:
    return HTMLResponse(html, headers=_FRESH)


async def _told(_: Request, error: Exception) -> Response:
    """What is wrong with a template of the preview's own pages."""
    return PlainTextResponse(str(error), 500, headers=_FRESH)


async def _looks(site: Site, address: str) -> AsyncIterator[str]:
    """How a page looks now, and each time that it looks otherwise (HTML, section 9.2: server-sent events)."""
    state, told = "", ""
    while True:
        state = await site.news(state)
        look = site.look(address)
        if look != told:
            yield f"retry: 500\ndata: {look}\n\n"
        told = look


async def _watch(site: Site, build: Builder, tell: Tell, stop: asyncio.Event) -> None:
    """Build again after each change. What changes meanwhile is built next.

    Whoever writes looks at one issue, so its own pages are there first, and those about all issues half a second later.
    """

    async def show(built: Built, one: bool = False) -> None:
        if site.take(built, one):
            tell(built)
            await site.tell()

    try:
        async for paths in changes(site.root, site.root / site.settings.output, stop):
            if len(paths) == 1 and (issue := next((one for one in site.built.issues if str(one.path) in paths), None)):
                await show(await asyncio.to_thread(build, str(issue.path)), one=True)
            await show(await asyncio.to_thread(build))
    except (OSError, RuntimeError) as error:  # no more files can be watched, or the disk is a network's
        fault = f"files cannot be watched: {error}; WATCHFILES_FORCE_POLLING=1 looks at them instead"
        await show(Built(failed=True, fault=fault))


def _open(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        hint = f"newsletter preview --port {port + 1}" if port else ""
        raise NewsletterError(f"{host}:{port} cannot be opened: {error.strerror}", hint=hint, exit_code=1) from error


def _is_local(host: str) -> bool:
    return host in ("127.0.0.1", "::1", "localhost")


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
