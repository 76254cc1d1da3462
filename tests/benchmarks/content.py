"""Made-up texts and bodies, the same in every run."""

import random
from typing import Any
from uuid import UUID

SEED = 20_261_124
WORDS = [
    "協定",
    "連携",
    "防災",
    "観光",
    "特産品",
    "交流",
    "物産展",
    "祭り",
    "議会",
    "市民",
    "職員",
    "研修",
    "調査",
    "報告",
    "会議",
    "森林",
    "給食",
    "商店街",
    "子ども",
    "雪まつり",
    "温泉",
    "鉄道",
    "港",
    "学校",
    "図書館",
    "農家",
    "漁業",
    "工芸",
    "若者",
    "移住",
]
VERBS = [
    "始めます",
    "開きます",
    "結びました",
    "まとめました",
    "支えます",
    "広げます",
    "迎えます",
    "学びます",
]
PLACES = ["北の町", "南の村", "山の市", "海の市", "川の区", "谷の町", "島の村", "丘の区"]


class Writer:
    """Sentences, paragraphs and bodies drawn from one fixed sequence."""

    def __init__(self) -> None:
        self.dice = random.Random(SEED)  # noqa: S311  # made-up text, no secret

    def sentence(self) -> str:
        """About forty characters."""
        pick = self.dice.choice
        return (
            f"{pick(PLACES)}と{pick(PLACES)}が、{pick(WORDS)}と{pick(WORDS)}の{pick(WORDS)}を"
            f"{pick(WORDS)}の場で{pick(VERBS)}。"
        )

    def title(self) -> str:
        pick = self.dice.choice
        return f"{pick(PLACES)}の{pick(WORDS)}と{pick(WORDS)}の{pick(WORDS)}について"

    def text(self, characters: int) -> str:
        """Sentences up to a number of characters."""
        found = self.sentence()
        while len(found) + 40 <= characters:
            found += self.sentence()
        return found

    def body(self, pages: list[int], image: int) -> list[dict[str, Any]]:
        """About 800 characters in six blocks of four kinds, with two links and an image.

        Args:
            pages: keys of pages to refer to.
            image: key of the image in the middle.
        """
        first, second, third = self.dice.sample(pages, 3)
        items = "".join(f"<li>{self.sentence()}</li>" for _ in range(3))
        picture = {"image": image, "decorative": False, "alt_text": self.sentence()}
        blocks = [
            ("heading", {"text": self.title(), "level": "2", "anchor": ""}),
            ("text", self._paragraph(first)),
            ("image", {"image": picture, "caption": self.sentence()}),
            ("text", self._paragraph(second)),
            ("text", f"<ul>{items}</ul>"),
            ("record", {"page": third, "organization": None}),
        ]
        return [{"type": kind, "value": value, "id": self._id()} for kind, value in blocks]

    def _paragraph(self, page: int) -> str:
        link = f'<a linktype="page" id="{page}">{self.title()}</a>'
        return f"<p>{self.text(220)}くわしくは{link}を<b>ご覧ください</b>。{self.sentence()}</p>"

    def _id(self) -> str:
        return str(UUID(int=self.dice.getrandbits(128), version=4))
