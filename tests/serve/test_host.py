"""Only who names this machine is answered."""

import pytest

from generator.serve.host import is_ours

OURS = [
    "localhost",
    "LocalHost:8000",
    "localhost.:8000",
    "127.0.0.1",
    "127.0.0.1:8000",
    "127.8.9.10:1",
    "[::1]",
    "[::1]:8000",
    "[0:0:0:0:0:0:0:1]:8000",
    " localhost ",
]
FOREIGN = [
    "",
    ":8000",
    "attacker.example",
    "attacker.example:8000",
    "localhost.attacker.example",
    "127.0.0.1.attacker.example",
    "attacker.localhost",
    "localhost@attacker.example",
    "localhost:8000@attacker.example",
    "localhost:80:80",
    "localhost..",
    "localhost/",
    "0.0.0.0",  # noqa: S104  not bound to: refused
    "192.168.1.4:8000",
    "[::]",
    "[::2]:8000",
    "::1",
    "[::1",
    "[localhost]",
    "127.0.0.1:port",
    "127.0.0.01",
    "2130706433",
    "127.1",
    "localhost\nlocalhost",
]


@pytest.mark.parametrize("host", OURS)
def test_this_machine_is_answered(host: str) -> None:
    assert is_ours([host])


@pytest.mark.parametrize("host", FOREIGN)
def test_any_other_name_is_refused(host: str) -> None:
    assert not is_ours([host])


@pytest.mark.parametrize("hosts", [[], ["localhost", "localhost"], ["localhost", "evil.example"]])
def test_there_is_one_host(hosts: list[str]) -> None:
    assert not is_ours(hosts)
