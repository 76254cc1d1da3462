"""The style guide shows every colour, part and block; it exists on the development server only."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cms.pages.body import BodyBlocks
from home.development.style_samples import COLOURS


def test_it_names_every_colour_that_means_something() -> None:
    css = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text("utf-8")
    meant = css.partition("What a colour is for")[2].partition("@media")[0]
    names = re.findall(r"--([a-z-]+): (?:var\(--[a-z]+(?:-\d+)?\)|#)", meant)
    assert tuple(names) == COLOURS


@pytest.mark.django_db
@pytest.mark.urls("home.development.urls")
def test_it_shows_every_block(client: Client) -> None:
    response = client.get("/styleguide/")
    html = response.content.decode()
    for block in BodyBlocks().child_blocks.values():
        assert f"ブロック: {block.label}" in html
    policy = response.headers["Content-Security-Policy"]
    assert "img-src 'self' data:" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_the_site_has_no_such_page(client: Client) -> None:
    assert client.get("/styleguide/").status_code == 404
