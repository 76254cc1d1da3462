"""The table of docs/sample-content.md: where each record has its facts from."""

from collections.abc import Iterator

from home.sample.content_files import read_content
from home.sample.entries import Origin


def provenance() -> str:
    """One section for each record: its title, its sources, its doubtful readings; in Markdown."""
    content = read_content()
    named: dict[str, tuple[str, Origin]] = {
        "settings": ("サイトの設定", content.settings),
        "organizations": ("コードのない団体", content.organizations),
        **{f"series: {entry.name}": (entry.name, entry) for entry in content.series},
        **{key: (record.title, record) for key, record in content.pages.items()},
    }
    return "\n".join(_section(key, title, origin) for key, (title, origin) in named.items())


def _section(key: str, title: str, origin: Origin) -> str:
    return "\n".join([f"### `{key}` {title}", "", *_lines(origin), ""])


def _lines(origin: Origin) -> Iterator[str]:
    yield from (f"- {source}" for source in origin.source)
    yield from (f"- *Doubtful or decided here:* {note}" for note in origin.notes)
