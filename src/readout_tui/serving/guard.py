"""Who may ask the server for anything: a browser on this machine that knows the address.

Listening on a loopback address keeps other machines out. It does not keep out what is on this one:

- a page of another site can have its name lead to 127.0.0.1 (DNS rebinding): so the host that is asked for
  must be this machine's own name;
- a page of another site can open a websocket to any address: so the page that asks must be our own;
- other users of this machine reach its loopback addresses too: so the address holds a secret.
"""

from __future__ import annotations

import re
from hmac import compare_digest
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_OWN_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)

HEADERS = {
    # Styles may be set by the terminal's script; everything else is a file of this server.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # The secret stands in the address, and a link must not tell it to the page that it leads to.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer; `{host}` is the host that was asked for."""


def loopback(host: str) -> str:
    """Return the loopback address that a host is.

    Raises:
        ValueError: It is none, or no address.
    """
    if host == "localhost":
        return "127.0.0.1"
    address = ip_address(host)
    if not address.is_loopback:
        raise ValueError(f"{host} can be reached from other machines")
    return str(address)


def is_own_host(host: str) -> bool:
    """Tell whether a Host header names this machine; a tunnel may give it any port."""
    return _OWN_HOST.fullmatch(host) is not None


def is_own_origin(origin: str, host: str) -> bool:
    """Tell whether an Origin header is that of a page from the host that is asked."""
    return origin.lower() == f"http://{host}".lower()


def guard(secret: str) -> Middleware:
    """Return what refuses all requests but those of our own page, at an address that has the secret."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        hosts, origins = request.headers.getall("Host", []), request.headers.getall("Origin", [])
        if len(hosts) != 1 or not is_own_host(hosts[0]):
            raise web.HTTPForbidden(text="403: not served under this name\n")
        needs_origin = request.headers.get("Upgrade") is not None
        if not all(is_own_origin(origin, hosts[0]) for origin in origins) or (needs_origin and not origins):
            raise web.HTTPForbidden(text="403: not served to other pages\n")
        given = request.match_info.get("secret")
        if given is not None and not compare_digest(given.encode(), secret.encode()):
            raise web.HTTPForbidden(text=INCOMPLETE)
        return await handler(request)

    return check


INCOMPLETE = "403: the whole address is needed, as readout serve printed it when it started\n"


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Give an answer the headers that every one has."""
    host = request.headers.get("Host", "")
    for name, value in HEADERS.items():
        response.headers[name] = value.format(host=host if is_own_host(host) else "localhost")
