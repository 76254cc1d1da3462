"""DATE-4: the check digit is right at the edges of its rule, and each refusal says why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.users.models import User
from members.choices import MUNICIPALITIES
from members.codes import CodeError, verify
from members.models import Organization
from members.services.organizations import organizations_load
from members.services.register_files import register_rows

RIGHT = ["011002", "011011", "010006", "012050", "012131", "221309", "138991"]
WRONG = {
    "011010": "最後の数字（検査数字）が合いません。01101に続く数字は1です。",
    "011003": "最後の数字（検査数字）が合いません。01100に続く数字は2です。",
    "12345": "5桁では足りません。",
    "0110020": "7桁では多すぎます。",
    "01100Ｘ": "数字でない文字があります。",
}


@pytest.fixture
def desk(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("henshu@example.jp"))
    return client


def enter(desk: Client, code: str) -> str:
    """Enter a fictional association with a code, and give back what the form says."""
    relations = ("successions", "earlier_identities", "constituents", "aliases")
    form: dict[str, Any] = {
        "kind": "partial_affairs_association",
        "code": code,
        "name": "架空広域組合",
        "kana": "かくうこういきくみあい",
        "romaji": "Kaku Koiki Kumiai",
        **{f"{name}-TOTAL_FORMS": "0" for name in relations},
        **{f"{name}-INITIAL_FORMS": "0" for name in relations},
    }
    answer = desk.post(reverse("wagtailsnippets_members_organization:add"), form)
    return "" if answer.status_code == 302 else answer.content.decode()


@pytest.mark.parametrize("code", RIGHT)
def test_a_right_code_is_taken(desk: Client, code: str) -> None:
    assert enter(desk, code) == ""
    assert Organization.objects.get().code == code


@pytest.mark.parametrize(("code", "sentence"), WRONG.items())
def test_a_wrong_code_is_refused_with_its_own_sentence(
    desk: Client, code: str, sentence: str
) -> None:
    with pytest.raises(CodeError, match="団体コード"):
        verify(code)
    if len(code) <= 6:
        assert sentence in enter(desk, code)
    else:  # the field is no longer than a code
        assert sentence in _refusal(code)
        assert "6" in enter(desk, code)
    assert not Organization.objects.exists()


def _refusal(code: str) -> str:
    with pytest.raises(CodeError) as refused:
        verify(code)
    return str(refused.value)


@pytest.mark.django_db
def test_every_code_of_the_register_is_right() -> None:
    organizations_load(rows=register_rows())
    codes = Organization.objects.of_kind(*MUNICIPALITIES).values_list("code", flat=True)
    assert len(codes) == 1741
    assert [verify(code) for code in codes] == list(codes)
