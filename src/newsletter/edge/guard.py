"""Where the program may go: a host or an address in, the reason against it out, "" when there is none.

An address in a seed is a stranger's wish. It must not make this machine ask its own services, or its neighbours.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NOT_PUBLIC = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".onion")
_NAT64 = IPv6Network("64:ff9b::/96")


def refused_host(host: str) -> str:
    """Why a host of an address may not be asked, as far as its name tells; what it resolves to is checked later.

    >>> refused_host("0x7f.1"), refused_host("example.org")
    ('0x7f.1 is 127.0.0.1, not a public address', '')
    """
    name = host.rstrip(".").lower()
    number = _number(name)
    if number:
        return refused_address(number, name)
    if "." not in name or name.endswith(_NOT_PUBLIC):
        return f"{host or 'an empty name'} is not the name of a public host"
    return ""


def _number(name: str) -> str:
    """The address that a host spells in numbers, in any of the spellings that a resolver takes."""
    try:
        return str(ip_address(name.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, UnicodeError):
        return ""


def refused_address(address: str, name: str = "") -> str:
    """Why a machine may not be asked: it is this one, a neighbour, or nobody."""
    ip = ip_address(address.partition("%")[0])
    public = all(_is_public(one) for one in _meant(ip))
    said = f"{name} is {address}" if name and name != address else address
    return "" if public else f"{said}, not a public address" if name and name != address else f"{said} is not public"


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or site_local)


def _meant(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, and every IPv4 address that it carries inside for a translator on the way."""
    if isinstance(ip, IPv4Address):
        return [ip]
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        inside.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    return [ip, *(one for one in inside if one)]
