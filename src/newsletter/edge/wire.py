"""The real network: one request out, one answer in, over a connection to an address that was checked.

The name of a host is resolved once; every address behind it must be public, and the connection goes to one of these
and to no other, so that a second answer of the name server cannot lead elsewhere. Every step ends at the deadline.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import httpcore2
import httpx2

from newsletter.edge.faults import Distrusted, Doubtful, NoSuchHost
from newsletter.edge.guard import refused_address
from newsletter.model.problem import NewsletterError

CONNECT = 10.0


class Wire(httpx2.BaseTransport):
    """The transport that `fetch` uses outside of tests. `allowed` are hosts that need not be public."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(allowed)
        self._trust: ssl.SSLContext | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body not yet read. `request.extensions["deadline"]` is when all must be over (monotonic)."""
        self._trust = self._trust or httpx2.create_ssl_context(trust_env=False)
        deadline = float(request.extensions["deadline"])
        proxy = _proxy(request.url.scheme, request.url.host)
        pool = httpcore2.ConnectionPool(
            ssl_context=self._trust,
            proxy=httpcore2.Proxy(proxy) if proxy else None,
            network_backend=_Backend(deadline, None if proxy else self._allowed),
        )
        ask = httpcore2.Request(
            request.method,
            httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.read(),
            extensions={"timeout": {"connect": CONNECT, "read": CONNECT, "write": CONNECT, "pool": CONNECT}},
        )
        try:
            with _one_family():
                answer = pool.handle_request(ask)
        except BaseException:
            pool.close()
            raise
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer, pool))


class _Body(httpx2.SyncByteStream):
    """The bytes of an answer as they come; the connection ends with them."""

    def __init__(self, answer: httpcore2.Response, pool: httpcore2.ConnectionPool) -> None:
        self._answer, self._pool = answer, pool

    def __iter__(self) -> Iterator[bytes]:
        with _one_family():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
        self._pool.close()


class _Backend(httpcore2.NetworkBackend):
    """Connects to checked addresses only; with a proxy (`allowed` is None) the way from there on is the proxy's."""

    def __init__(self, deadline: float, allowed: frozenset[str] | None) -> None:
        self._deadline, self._allowed = deadline, allowed

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *rest: Any, **options: Any
    ) -> httpcore2.NetworkStream:
        until = min(time.monotonic() + (timeout or CONNECT), self._deadline)
        addresses = _resolved(host, port, until)
        if self._allowed is not None and host not in self._allowed:
            reasons = filter(None, (refused_address(address, host) for address in addresses))
            if reason := next(reasons, ""):
                raise httpx2.UnsupportedProtocol(reason)
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = httpcore2.SyncBackend().connect_tcp(address, port, _left(until), *rest, **options)
                return _Stream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed


class _Stream(httpcore2.NetworkStream):
    """A connection of which no single step may last beyond the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        except httpcore2.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise _distrusted(error.__cause__) from error
            raise
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _distrusted(error: ssl.SSLCertVerificationError) -> httpx2.ConnectError:
    """Where only the link to a known issuer is missing, browsers often find it, so that nothing is proven."""
    unknown = getattr(error, "verify_code", 0) in _ISSUER_UNKNOWN
    return (Doubtful if unknown else Distrusted)(getattr(error, "verify_message", "") or str(error))


_ISSUER_UNKNOWN = (20, 21)
"""X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY and …_VERIFY_LEAF_SIGNATURE of OpenSSL."""


def _left(deadline: float, timeout: float | None = None) -> float:
    """How many seconds the next step may last."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the deadline has passed")
    return min(left, timeout or CONNECT)


def _resolved(host: str, port: int, until: float) -> list[str]:
    """Every address of a host. The system's resolver knows no timeout, so it is asked from a thread of its own."""
    found: list[str] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(str(place[0]))
        except (OSError, UnicodeError) as error:
            faults.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(_left(until))
    if thread.is_alive():
        raise httpcore2.ConnectTimeout(f"nobody said where {host} is")
    if not found:
        raise _nowhere(host, faults[0]) if faults else NoSuchHost(host)
    return list(dict.fromkeys(found))


def _nowhere(host: str, error: Exception) -> httpx2.ConnectError:
    """A name that nobody knows is one thing; name servers that do not answer say nothing about it."""
    if isinstance(error, UnicodeError) or getattr(error, "errno", None) in _UNKNOWN_NAMES:
        return NoSuchHost(host)
    return Doubtful(f"no address for {host}: {getattr(error, 'strerror', '') or error}")


_UNKNOWN_NAMES = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


def _proxy(scheme: str, host: str) -> str:
    """The proxy that the environment names for a request; "" for none."""
    known = getproxies_environment()
    proxy = "" if proxy_bypass(host) else known.get(scheme) or known.get("all") or ""
    if not proxy:
        return ""
    try:
        parts = urlsplit(proxy)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise NewsletterError(f"{scheme}_proxy is not the address of an HTTP proxy", hint="http://proxy.example:3128")
    return proxy


@contextmanager
def _one_family() -> Iterator[None]:
    """Faults as `httpx2` names them, so that those who read an answer know one family of them."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise httpx2.TimeoutException(str(error)) from error
    except (httpcore2.ConnectError, httpcore2.ProxyError) as error:
        raise httpx2.ConnectError(str(error)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise httpx2.ReadError(str(error)) from error
