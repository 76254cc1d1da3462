import pytest

from home.sample.rich_text import linked, rich_text


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("一つの\n段落", "<p>一つの段落</p>"),
        ("一つ\n\n二つ", "<p>一つ</p><p>二つ</p>"),
        ("- 一つ\n- 二つ", "<ul><li>一つ</li><li>二つ</li></ul>"),
        ("1. 一つ\n2. 二つ", "<ol><li>一つ</li><li>二つ</li></ol>"),
        ("**太い**字", "<p><b>太い</b>字</p>"),
        ("[雪](news/snow)です", '<p><a linktype="page" id="7">雪</a>です</p>'),
        ("[消えた](news/gone)ページ", "<p>消えたページ</p>"),
        ("[電話](tel:0352109741)", '<p><a href="tel:0352109741">電話</a></p>'),
        ("1 < 2 & <b>", "<p>1 &lt; 2 &amp; &lt;b&gt;</p>"),
    ],
)
def test_marks_become_what_wagtail_stores(source: str, html: str) -> None:
    assert rich_text(source, {"news/snow": 7}.get) == html


def test_the_addresses_of_a_text_are_found() -> None:
    assert linked("[雪](news/snow)と[電話](tel:1)") == ["news/snow", "tel:1"]
