"""The groups whose people look after pages."""

import pytest
from django.contrib.auth.models import Group


@pytest.fixture
def editors(db: None) -> Group:
    return Group.objects.get(name="Editors")


@pytest.fixture
def approvers(db: None) -> Group:
    return Group.objects.get(name="Moderators")
