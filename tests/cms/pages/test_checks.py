"""Each house rule for pages and blocks, kept by all of them and broken once."""

from typing import Any, get_args

import pytest
from django.template import TemplateDoesNotExist
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField

from cms.pages.blocks.text import Quotation
from cms.pages.body import BodyBlocks
from cms.pages.checks import block_problems, check_blocks, check_pages, page_problems
from cms.pages.schemas import Block, PageDetail
from home.models import StandardPage

type Patch = pytest.MonkeyPatch


def found() -> list[str]:
    return [str(problem.id) for problem in page_problems(StandardPage)]


def test_every_page_type_and_block_keeps_the_rules() -> None:
    assert check_pages(None) == []
    assert check_blocks(None) == []


@pytest.mark.parametrize("shape", ["summary", "detail"])
def test_a_shape_of_its_own(monkeypatch: Patch, shape: str) -> None:
    monkeypatch.delattr(StandardPage, shape)
    assert found() == ["pages.E001"]


def test_a_shape_names_its_schema(monkeypatch: Patch) -> None:
    monkeypatch.setattr(StandardPage, "detail", lambda *_: None)
    assert found() == ["pages.E001"]


def test_a_schema_of_its_own(monkeypatch: Patch) -> None:
    def detail(self: Any, context: Any) -> PageDetail:
        raise NotImplementedError

    monkeypatch.setattr(StandardPage, "detail", detail)
    assert found() == ["pages.E001"]


@pytest.mark.parametrize("template", ["home/standard_page.html", "site/standardpage.html"])
def test_a_template_by_its_name(monkeypatch: Patch, template: str) -> None:
    monkeypatch.setattr(StandardPage, "template", template)
    assert found() == ["pages.E002"]


def test_a_template_that_exists(monkeypatch: Patch) -> None:
    def nowhere(name: str) -> None:
        raise TemplateDoesNotExist(name)

    monkeypatch.setattr("cms.pages.checks.get_template", nowhere)
    assert found() == ["pages.E002"]


@pytest.mark.parametrize("rule", ["parent_page_types", "subpage_types"])
def test_tree_rules_are_said(monkeypatch: Patch, rule: str) -> None:
    monkeypatch.delattr(StandardPage, rule)
    assert "pages.E003" in found()


@pytest.mark.parametrize("name", ["home.FrontPages", "members.Organisation", "FrontPage"])
def test_tree_rules_name_page_types(monkeypatch: Patch, name: str) -> None:
    monkeypatch.setattr(StandardPage, "parent_page_types", ["home.StandardPage", name])
    assert found() == ["pages.E003"]


def test_tree_rules_agree_with_each_other(monkeypatch: Patch) -> None:
    monkeypatch.setattr(StandardPage, "subpage_types", ["home.StandardPage", "home.FrontPage"])
    assert found() == ["pages.E003"]


@pytest.mark.parametrize("name", ["parent_page_type", "subpages_types", "body_panel", "templates"])
def test_misspelt_settings(monkeypatch: Patch, name: str) -> None:
    monkeypatch.setattr(StandardPage, name, [], raising=False)
    assert found() == ["pages.E004"]


@pytest.mark.parametrize("said", ["verbose_name", "verbose_name_plural"])
def test_japanese_names(monkeypatch: Patch, said: str) -> None:
    monkeypatch.setattr(StandardPage._meta, said, "standard page")
    assert found() == ["pages.E005"]


def test_fields_have_japanese_names_and_help(monkeypatch: Patch) -> None:
    field: Any = StandardPage._meta.get_field("lead")
    monkeypatch.setattr(field, "verbose_name", "lead")
    monkeypatch.setattr(field, "help_text", "")
    assert found() == ["pages.E005", "pages.E007"]


def test_blocks_stay_out_of_migrations(monkeypatch: Patch) -> None:
    monkeypatch.setattr(StandardPage._meta.get_field("body"), "__class__", StreamField)
    assert found() == ["pages.E008"]


def test_the_same_tabs(monkeypatch: Patch) -> None:
    tabs = TabbedInterface([ObjectList([], heading="内容")])
    monkeypatch.setattr(StandardPage, "edit_handler", tabs)
    assert found() == ["pages.E006"]


class TestBlocks:
    @staticmethod
    def found(name: str, block: Any) -> list[str]:
        return [str(problem.id) for problem in block_problems(name, block)]

    def test_a_block_of_the_house(self) -> None:
        assert self.found("quotation", CharBlock()) == ["pages.E101"]

    def test_the_name_that_its_schema_says(self) -> None:
        assert self.found("quote", Quotation()) == ["pages.E102", "pages.E105"]

    @pytest.mark.parametrize("said", ["label", "group", "description"])
    def test_japanese_words(self, said: str) -> None:
        assert self.found("quotation", Quotation(**{said: "quotation"})) == ["pages.E103"]

    def test_a_preview(self) -> None:
        assert self.found("quotation", Quotation(preview_value=None)) == ["pages.E104"]

    def test_every_schema_of_a_body_has_its_block(self) -> None:

        union = get_args(get_args(Block.__value__)[0])
        assert {schema.model_fields["type"].default for schema in union} == set(
            BodyBlocks().child_blocks
        )
