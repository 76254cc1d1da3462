"""The first page can be taken away and made again."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.models import FrontPage


@pytest.mark.django_db(transaction=True)
def test_the_first_page_can_be_taken_away_and_made_again() -> None:
    call_command("migrate", "home", "0001", verbosity=0)
    assert FrontPage.objects.count() == 0
    assert Site.objects.get().root_page.depth == 1
    call_command("migrate", "home", verbosity=0)
    assert Site.objects.get().root_page.specific == FrontPage.objects.get()
    assert Page.find_problems() == ([], [], [], [], [])
