"""The site that is shipped, as a site of one's own."""

import shutil
from pathlib import Path

from tests.support.site import ROOT, SiteBuilder

URL = "https://midnight-blizzard.example.org/"


def shipped_in(root: Path) -> SiteBuilder:
    """Copy the content that is shipped into `root`."""
    site = SiteBuilder(root, base=None)
    shutil.copytree(ROOT / "content", site.content, dirs_exist_ok=True)
    return site
