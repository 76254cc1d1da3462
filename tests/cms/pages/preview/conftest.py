"""A page of one section, an editor of that section, and a front end elsewhere."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from cms.users.models import User
from tests.cms.pages.preview.front_end import FRONT_END
from tests.factories.home import StandardPageFactory
from tests.factories.people import desk_of, editor_of


@pytest.fixture
def front_end(settings: Settings) -> None:
    settings.HEADLESS_PREVIEW_URL = FRONT_END


@pytest.fixture
def section() -> Any:
    return StandardPageFactory(title="課のページ", slug="ka")


@pytest.fixture
def page(section: Any) -> Any:
    return StandardPageFactory(title="公開中の題", slug="page", parent=section)


@pytest.fixture
def user(section: Any) -> User:
    return editor_of(section, "tanto@example.jp")


@pytest.fixture
def editor(user: User) -> Client:
    return desk_of(user)
