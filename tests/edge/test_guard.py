"""No spelling of a private address gets through, and no public one is kept out."""

from __future__ import annotations

import pytest

from newsletter.edge.guard import refused_address, refused_host


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "0x7f000001", "0", "127.0.0.1."),
        *("10.0.0.1", "172.16.5.4", "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
        *(
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:a9fe:a9fe",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "ff02::1",
            "fec0::1",
        ),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::1"),
        *("localhost", "LOCALHOST", "api.localhost", "printer.local", "metadata.google.internal", "intranet", ""),
    ],
)
def test_a_host_that_is_not_public_is_refused(host: str) -> None:
    assert refused_host(host)


@pytest.mark.parametrize("host", ["example.org", "xn--bcher-kva.example", "8.8.8.8", "2606:4700::1111", "0x.org"])
def test_a_public_host_is_not(host: str) -> None:
    assert refused_host(host) == ""


def test_the_reason_names_the_host_and_what_it_resolved_to() -> None:
    assert refused_address("10.0.0.7", "inside.example") == "inside.example is 10.0.0.7, not a public address"
    assert refused_address("93.184.216.34", "example.org") == ""
