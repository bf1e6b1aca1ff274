"""Only what a page may link to is an address."""

import pytest

from generator.core.address import Address, AddressError, UnsafeSchemeError


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "https://example.org/",
        "HTTPS://Example.ORG/Path?q=a&b=%20#fragment",
        "http://localhost:8000/x",
        "https://xn--bcher-kva.example/",
        "https://example.org/wiki/Zürich",
        "https://example.org/a'b(c)*;,@:+$!~",
        "https://192.0.2.1/",
    ],
)
def test_addresses(text: str) -> None:
    address = Address.parse(text)

    assert address == address.written() == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "javascript\r\n:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "ftp://example.org/",
        "mailto:x@example.org",
        "view-source:https://example.org/",
        "x:",
    ],
)
def test_unsafe_schemes(text: str) -> None:
    with pytest.raises(UnsafeSchemeError):
        Address.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "//example.org/",
        "/path",
        "https",
        "https:",
        "https:example.org",
        "https:/example.org",
        "https://",
        "https:///path",
        "https://.example.org/",
        "https://exa mple.org/",
        "https://example.org/a b",
        " https://example.org/",
        "https://example.org/\n",
        'https://example.org/"onclick=',
        "https://example.org/<b>",
        "https://example.org\\@evil.example/",
        "https://user:secret@example.org/",
        "https://user@evil.example/",
        "https://example.org:port/",
        "https://example.org:123456/",
        "https://-example.org/",
        "https://exämple.org/",
        "https://[::1]/",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\u200b",
        "https://example.org/\x00",
        "https://example.org/{a}",
        f"https://{'a' * 64}.example/",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(AddressError) as caught:
        Address.parse(text)

    assert not isinstance(caught.value, UnsafeSchemeError)
    assert str(caught.value)
    assert caught.value.help


@pytest.mark.parametrize(
    "text", ["https://" + "a" * 50_000, "https://" + "a-" * 50_000, "a" * 100_000]
)
def test_a_hostile_address_is_judged_in_time(text: str) -> None:
    with pytest.raises(AddressError):
        Address.parse(text)
