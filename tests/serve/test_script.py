"""What a page gets in the response: the script before its end, and leave for it."""

import pytest

from generator.serve.script import TYPES, allowing, client, with_script

TAG = b'<script src="/-/onrecord/reload.js" data-site="abc" defer></script>\n'

POLICIES = {
    "default-src 'none'; script-src 'self'": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
    ),
    "connect-src 'none'": "connect-src 'self'",
    "connect-src": "connect-src 'self'",
    "default-src https:": (
        "default-src https:; connect-src https: 'self'; script-src https: 'self';"
        " style-src https: 'self'"
    ),
    "default-src 'self'": "default-src 'self'",
    "img-src 'none';;": "img-src 'none'",
    "Script-Src a.example; script-src b.example": "script-src a.example 'self'",
    "": "",
}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_gets_what_the_script_needs_and_no_more(policy: str) -> None:
    assert allowing(policy) == POLICIES[policy]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body>a</body></html>", b"<body>a" + TAG + b"</body></html>"),
        (b"<body>a</BODY >", b"<body>a" + TAG + b"</BODY >"),
        (b"<!-- </body> --><p>a</body>", b"<!-- </body> --><p>a" + TAG + b"</body>"),
        (b"<p>a", b"<p>a" + TAG),
        (b"<p>\xff</body>", b"<p>\xff" + TAG + b"</body>"),
    ],
)
def test_the_script_stands_before_the_end(page: bytes, expected: bytes) -> None:
    assert with_script(page, "abc") == expected


@pytest.mark.parametrize(
    "meta",
    [
        b'<meta http-equiv="Content-Security-Policy" content="connect-src \'none\'">',
        b"<META content=\"connect-src 'none'\" http-equiv=content-security-policy>",
        b"<meta http-equiv='Content-Security-Policy' content='connect-src &#39;none&#39;'>",
    ],
)
def test_the_policy_of_a_page_is_adapted_however_it_is_written(meta: bytes) -> None:
    page = with_script(meta + b"</body>", "abc")

    assert b"content=\"connect-src 'self'\"" in page
    assert b"none" not in page


def test_another_meta_is_left_alone() -> None:
    meta = b'<meta name="description" content="connect-src">'

    assert with_script(meta, "abc") == meta + TAG


@pytest.mark.parametrize("name", TYPES)
def test_what_runs_in_the_browser_is_there(name: str) -> None:
    assert client(name)


def test_no_text_of_the_content_can_become_markup() -> None:
    script = client("reload.js").decode()

    assert "innerHTML" not in script
    assert "insertAdjacentHTML" not in script
