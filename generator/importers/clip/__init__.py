"""From a pasted or saved article to a draft of a report.

Each module reads one thing off the text, as pure functions over text with positions; `reading`
joins them, `draft` and `report` say what was found, and only `keep` writes.
"""
