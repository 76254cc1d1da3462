"""Every date and time of the admin is read by one module, wherever it stands."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import django_filters
import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms.models import FORM_FIELD_OVERRIDES
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms.pages.blocks.dates import DateBlock, DateTimeBlock, TimeBlock
from cms.pages.dates.checks import admin_forms, check_dates, plain_dates, reads
from cms.pages.dates.fields import DateField, DateTimeField, TimeField
from cms.pages.dates.widgets import DateInput, DateTimeInput

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (DateField(), "Ｈ２８．４．２６", date(2016, 4, 26)),
        (TimeField(), "午後1時半", time(13, 30)),
        (DateTimeField(), "H28.4.26 午後1時", datetime(2016, 4, 26, 13, tzinfo=TOKYO)),
        (DateField(required=False), " \u3000", None),
        (DateField(), date(2016, 4, 26), date(2016, 4, 26)),
    ],
)
def test_a_field_reads_text(field: forms.Field, text: Any, value: Any) -> None:
    assert field.clean(text) == value


@pytest.mark.parametrize("field", [DateField(), TimeField(), DateTimeField()])
def test_a_field_refuses_with_our_sentence(field: forms.Field) -> None:
    with pytest.raises(ValidationError, match="読み取れません"):
        field.clean("あした")
    with pytest.raises(ValidationError):
        field.clean("\u3000")


def test_what_was_asked_of_a_plain_input_is_kept() -> None:
    plain = AdminDateTimeInput(attrs={"data-x": "1"}, js_overlay_parent_selector="#dialog")
    widget = DateTimeField(widget=plain).widget
    assert isinstance(widget, DateTimeInput)
    assert widget.attrs["data-x"] == "1"
    assert widget.get_config()["parentID"] == "#dialog"
    assert isinstance(DateField(widget=AdminDateInput).widget, DateInput)
    assert isinstance(DateField(widget=forms.HiddenInput).widget, forms.HiddenInput)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2016, 4, 26), "2016年4月26日（火曜日）・平成28年"),
        ("平成28年4月26日", "2016年4月26日（火曜日）・平成28年"),
        ("平成31年5月1日", "></date-reading>"),
        (None, "></date-reading>"),
    ],
)
def test_an_input_says_what_was_understood_without_any_script(value: Any, words: str) -> None:
    html = DateInput().render("day", value, {"id": "id_day"})
    assert words in html
    assert 'for="id_day"' in html
    assert "validateOnBlur&quot;: false" in html  # else the picker would replace 平成28年 by today
    assert "<script" not in html


@pytest.mark.parametrize(
    ("block", "text", "value"),
    [
        (DateBlock(), "平成28年6月7日", date(2016, 6, 7)),
        (TimeBlock(), "13時半", time(13, 30)),
        (DateTimeBlock(), "R8.11.24 9:00", datetime(2026, 11, 24, 9, tzinfo=TOKYO)),
    ],
)
def test_a_block_reads_text(block: Any, text: str, value: Any) -> None:
    assert block.value_from_datadict({"b": text}, {}, "b") == text
    assert block.clean(text) == value
    assert reads(block.field)


def test_filters_of_lists_read_text() -> None:
    span = django_filters.DateFromToRangeFilter(widget=DateRangePickerWidget).field
    assert all(isinstance(widget, DateInput) for widget in span.widget.widgets)
    found = span.clean(["H28.4.26", "平成28年4月27日"])
    assert (found.start, found.stop.date()) == (
        datetime(2016, 4, 26, tzinfo=TOKYO),
        date(2016, 4, 27),
    )
    with pytest.raises(ValidationError, match="令和元年5月1日です"):
        span.clean(["平成31年5月1日", ""])
    since = django_filters.DateTimeFilter(widget=AdminDateInput).field
    assert isinstance(since.widget, DateInput)
    assert since.clean("H28.4.26") == datetime(2016, 4, 26, tzinfo=TOKYO)
    with pytest.raises(ValidationError, match="令和元年5月1日です"):
        since.clean("平成31年5月1日")


def test_every_form_of_the_admin_keeps_the_rule() -> None:
    assert check_dates(None) == []
    names = {name for name, _ in admin_forms()}
    assert {"news.NewsPage", "home.SiteSettings", "news.Series", "members.Organization"} <= names


class PlainRow(blocks.StructBlock):
    day = blocks.DateBlock()


def test_a_plain_date_is_found_wherever_it_hides() -> None:
    stream = blocks.StreamBlock([("row", blocks.ListBlock(PlainRow()))])
    form = type("Form", (), {"base_fields": {"at": forms.DateTimeField()}})
    formset = type("Formset", (), {"form": form})
    outer = type("Outer", (), {"formsets": {"rows": formset}})
    fields = {
        "plain": forms.DateField(),
        "half": DateField(widget=forms.DateInput),
        "ours": DateField(),
        "body": blocks.BlockField(block=stream),
    }
    assert list(plain_dates("x", fields, outer)) == [
        "x.plain",
        "x.half",
        "x.body.row.item.day.field",
        "x.rows.at",
    ]


def test_the_check_sees_pages_and_their_inline_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORM_FIELD_OVERRIDES, models.DateField, {"widget": AdminDateInput})
    found = {str(problem.msg).split()[0] for problem in check_dates(None)}
    assert found == {
        "members.AgreementPage.ended_on",
        "members.AgreementPage.renewed_until",
        "members.AgreementPage.signed_on",
        "members.Figure.as_of",
        "members.Membership.applied_on",
        "members.Membership.joined_on",
        "members.Membership.left_on",
        "members.Organization.constituents.since",
        "members.Organization.constituents.until",
        "members.Organization.dissolved_on",
        "members.Organization.earlier_identities.changed_on",
        "members.Organization.established_on",
        "news.EventPage.sessions.date_of_end",
        "news.EventPage.sessions.date_of_start",
        "news.NewsPage.date_published",
        "news.PublicationPage.as_of",
        "news.PublicationPage.date_published",
        "news.SchedulePage.adopted_on",
    }
