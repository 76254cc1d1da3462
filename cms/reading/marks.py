"""The mark that keeps a spreadsheet from taking a text for a formula, and the way back.

A spreadsheet that opens a CSV file computes cells which begin with one of a few signs, whoever
wrote them. An apostrophe before the text prevents it. A text that begins with an apostrophe of its
own gets another one, so that taking one away undoes the marking exactly.
https://owasp.org/www-community/attacks/CSV_Injection
"""

MARK = "'"
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "−", "＠", "\t", "\r", "\n")


def marked(text: str) -> str:
    """The text as it may stand in a CSV file."""
    return MARK + text if _needs_mark(text) else text


def unmarked(text: str) -> str:
    """The text as it was before `marked`; an apostrophe before anything else is somebody's own."""
    rest = text[1:]
    return rest if text.startswith(MARK) and _needs_mark(rest) else text


def _needs_mark(text: str) -> bool:
    return text.startswith((*SIGNS, MARK)) or text.lstrip().startswith(SIGNS)
