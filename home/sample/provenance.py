"""The table of docs/sample-content.md: where each record has its facts from."""

from home.sample.content_files import read_content
from home.sample.entries import Origin

HEAD = "| record | facts | doubtful, or decided here |\n|---|---|---|\n"


def provenance() -> str:
    """One row for each record: its title, its sources, its doubtful readings; in Markdown."""
    content = read_content()
    named: dict[str, tuple[str, Origin]] = {
        "settings": ("サイトの設定", content.settings),
        "organizations": ("コードのない団体", content.organizations),
        "figures": ("公表された数", content.figures),
        **{f"series {place}": (one.name, one) for place, one in enumerate(content.series, 1)},
        **{f"body {place}": (one.name, one) for place, one in enumerate(content.bodies, 1)},
        **{
            f"{key} {place}": (one.text, one)
            for key, records in content.entries.items()
            for place, one in enumerate(records, 1)
        },
        **{key: (record.title, record) for key, record in content.pages.items()},
    }
    return HEAD + "\n".join(_row(key, title, origin) for key, (title, origin) in named.items())


def _row(key: str, title: str, origin: Origin) -> str:
    facts, notes = "<br>".join(origin.source), "<br>".join(origin.notes)
    return f"| `{key}`<br>{title} | {facts} | {notes} |"
