from hypothesis import given, strategies as st

from cms.pages.pagination import pages_of, pagination


def numbers(number: int, pages: int) -> list[int | None]:
    found = pagination(number=number, count=pages * 10, per_page=10, chosen={})
    return [shown.number for shown in found.numbers]


def test_a_list_of_one_page_has_no_numbers() -> None:
    found = pagination(number=1, count=0, per_page=20, chosen={})
    assert (found.total, found.numbers, found.previous_url, found.next_url) == (1, [], "", "")


def test_long_lists_have_gaps() -> None:
    assert numbers(1, 9) == [1, 2, 3, None, 9]
    assert numbers(5, 9) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert numbers(10, 20) == [1, None, 8, 9, 10, 11, 12, None, 20]


def test_addresses_keep_the_filters() -> None:
    found = pagination(number=2, count=50, per_page=20, chosen={"q": "池田 町", "kind": ""})
    assert found.previous_url == "?q=%E6%B1%A0%E7%94%B0+%E7%94%BA"
    assert found.next_url == "?q=%E6%B1%A0%E7%94%B0+%E7%94%BA&page=3"
    assert [shown.is_current for shown in found.numbers] == [False, True, False]
    assert found.own_url == "?q=%E6%B1%A0%E7%94%B0+%E7%94%BA&page=2"
    assert pagination(number=1, count=50, per_page=20, chosen={"q": ""}).own_url == ""


@given(count=st.integers(0, 2000), per_page=st.integers(1, 100))
def test_every_record_is_on_a_page(count: int, per_page: int) -> None:
    total = pages_of(count, per_page)
    assert (total - 1) * per_page < max(count, 1) <= total * per_page


@given(total=st.integers(2, 300), data=st.data())
def test_numbers_rise_and_no_gap_hides_one_number(total: int, data: st.DataObject) -> None:
    shown = numbers(data.draw(st.integers(1, total)), total)
    assert (shown[0], shown[-1]) == (1, total)
    known = [number for number in shown if number is not None]
    assert known == sorted(set(known))
    for before, gap, after in zip(shown, shown[1:], shown[2:], strict=False):
        if gap is None:
            assert before is not None
            assert after is not None
            assert after - before > 2
