"""A letter goes to one person, after the commit, and only as long as there is something to say."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.users import letters
from cms.users.letters import Letter, post, writes
from cms.users.models import User
from tests.fixtures.worker import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk@city.example.jp", "aikotoba")


@pytest.fixture(autouse=True)
def sample_letters() -> Iterator[None]:
    known = dict(letters._writers)

    @writes("sample", "見本のメール")
    def greet(recipient: User, name: str) -> Letter | None:
        return Letter(f"{name}について\nBcc: x@example.jp", "ご確認ください。") if name else None

    yield
    letters._writers.clear()
    letters._writers.update(known)


def test_one_recipient_and_no_second_header(clerk: User) -> None:
    post("sample", to=clerk, name="雪まつり")
    work()
    (sent,) = mail.outbox
    assert sent.recipients() == ["clerk@city.example.jp"]
    message = sent.message()
    assert message["Subject"] == "雪まつりについて Bcc: x@example.jp"
    assert message["Bcc"] is None
    assert message["Message-ID"].startswith("<sample.")


def test_nothing_leaves_when_the_transaction_is_rolled_back(clerk: User) -> None:
    with transaction.atomic():
        post("sample", to=clerk, name="雪まつり")
        transaction.set_rollback(True)
    work()
    assert mail.outbox == []


@pytest.mark.parametrize(("is_active", "name"), [(False, "雪まつり"), (True, "")])
def test_who_may_no_longer_be_told_is_not(clerk: User, is_active: bool, name: str) -> None:
    post("sample", to=clerk, name=name)
    User.objects.filter(pk=clerk.pk).update(is_active=is_active)
    work()
    assert mail.outbox == []
    assert ProcrastinateJob.objects.get(task_name=letters.SEND_JOB).status == "succeeded"


def test_a_letter_to_somebody_who_is_gone_is_dropped(clerk: User) -> None:
    post("sample", to=clerk, name="雪まつり")
    clerk.delete()
    work()
    assert mail.outbox == []


def test_a_kind_that_nobody_writes_is_refused_at_once(clerk: User) -> None:
    with pytest.raises(KeyError):
        post("unheard-of", to=clerk)
    assert not ProcrastinateJob.objects.exists()
