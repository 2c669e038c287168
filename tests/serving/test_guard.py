"""Who may ask, as far as headers and addresses tell."""

from __future__ import annotations

import pytest

from readout_tui.serving.guard import is_own_host, is_own_origin, loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:9000", "LOCALHOST", "[::1]:80"])
def test_names_of_this_machine_are_served_at_any_port(host: str) -> None:
    assert is_own_host(host)


@pytest.mark.parametrize(
    "host",
    [
        *("", "evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example"),
        *(
            "127.0.0.1:8765@evil.example",
            "localhost:",
            "localhost:٨",
            "localhost:80\n",
            "0.0.0.0",
            "::1",
            "10.0.0.1",
        ),
        'localhost:1"><script>',
    ],
)
def test_other_names_that_may_lead_here_are_not_served(host: str) -> None:
    assert not is_own_host(host)


def test_a_page_from_the_same_host_and_port_is_our_own() -> None:
    assert is_own_origin("http://localhost:8765", "localhost:8765")
    assert is_own_origin("http://LOCALHOST:8765", "localhost:8765")


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "http://evil.example",
        "http://localhost:9999",
        "http://localhost",
        "https://localhost:8765",
    ],
)
def test_another_page_is_not(origin: str) -> None:
    assert not is_own_origin(origin, "localhost:8765")


@pytest.mark.parametrize(
    ("host", "address"),
    [("localhost", "127.0.0.1"), ("127.0.0.1", "127.0.0.1"), ("127.1.2.3", "127.1.2.3"), ("::1", "::1")],
)
def test_loopback_addresses_are_taken(host: str, address: str) -> None:
    assert loopback(host) == address


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "10.0.0.1", "readout.example", "", "127.1"])
def test_all_others_are_refused(host: str) -> None:
    with pytest.raises(ValueError):
        loopback(host)
