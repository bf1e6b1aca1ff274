"""Find a Chromium on this machine; as a script, print its path and, with --install, get one first.

Nothing but the standard library is imported, so that the script runs before anything is installed.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
IN_PLAYWRIGHT_FOLDER = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


class NoChromiumError(Exception):
    """No browser was found, or the one that was named does not run."""


@cache
def find_chromium() -> str:
    """The path of a Chromium that starts; CHROMIUM in the environment names one for certain."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None or not _starts(path):
            raise NoChromiumError(f"CHROMIUM names {named!r}, which does not start.")
        return path
    for candidate in _candidates():
        if _starts(candidate):
            return candidate
    raise NoChromiumError(
        "No Chromium found. Install one (Debian: apt-get install chromium), or run "
        "`python -m playwright install chromium`, or name one in CHROMIUM."
    )


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, PROGRAMS))
    for folder in _playwright_folders():
        for pattern in IN_PLAYWRIGHT_FOLDER:
            # The newest first: the folders are named by their build number.
            yield from map(str, sorted(folder.glob(pattern), reverse=True))


def _playwright_folders() -> Iterator[Path]:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named and named != "0":
        yield Path(named)
    yield Path("~/.cache/ms-playwright").expanduser()
    yield Path("~/Library/Caches/ms-playwright").expanduser()
    yield Path("~/AppData/Local/ms-playwright").expanduser()


def _starts(path: str) -> bool:
    # Some systems have a program of this name that only asks for the browser to be installed.
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> None:
    """Get a Chromium from the system's packages or, where that cannot be, from Playwright.

    Whether it worked is for `find_chromium` to say.
    """
    print("Installing Chromium…", file=sys.stderr, flush=True)
    as_root = _as_root()
    if shutil.which("apt-get") and as_root is not None and _install_from_apt(as_root):
        return
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _as_root() -> list[str] | None:
    """What to put before a command so that it runs as root; None if that cannot be."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _install_from_apt(as_root: list[str]) -> bool:
    apt_get = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # Without a font a page has no text to look at, and the browser does not require one.
    packages = ["--no-install-recommends", "chromium", "fonts-liberation"]
    return (
        _run([*apt_get, "update"])
        and _run([*apt_get, "install", "-y", *packages])
        and any(_starts(path) for path in filter(None, map(shutil.which, PROGRAMS)))
    )


def _run(command: list[str]) -> bool:
    # Standard output is kept for the answer.
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Print the path of a Chromium.")
    parser.add_argument("--install", action="store_true", help="install one if there is none")
    wanted = parser.parse_args()
    try:
        print(find_chromium())
    except NoChromiumError as missing:
        if not wanted.install or os.environ.get("CHROMIUM"):
            print(missing, file=sys.stderr)
            return 1
        install()
        try:
            print(find_chromium())
        except NoChromiumError as still_missing:
            print(still_missing, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
