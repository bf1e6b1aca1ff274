"""The citation of a page, read back from its three forms."""

import json

from jsonschema import Draft202012Validator

from tests.support.bibtex import Entry, read
from tests.support.csl import SCHEMA
from tests.support.pages import Page

FORMS = "//details[contains(@class, 'cite')]//dd"


class Cited:
    """The citation on a page, read back."""

    def __init__(self, page: Page) -> None:
        self.plain, bibtex, csl = (one.text_content() for one in page.find(FORMS))
        self.bibtex: Entry = read(bibtex)
        Draft202012Validator(SCHEMA).validate(json.loads(csl))
        (self.csl,) = json.loads(csl)
