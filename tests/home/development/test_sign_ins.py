import pytest
from django.contrib.auth import authenticate, get_user_model

from home.development.sign_ins import SIGN_INS, SignIn, create_sign_ins


@pytest.mark.django_db
@pytest.mark.parametrize("person", SIGN_INS, ids=lambda person: person.name)
def test_everybody_can_sign_in_with_the_rights_of_their_group(person: SignIn):
    create_sign_ins()

    user = authenticate(username=person.email, password=person.password)

    assert user is not None
    assert str(user) == person.name
    assert user.has_perm("wagtailadmin.access_admin")
    assert user.is_superuser is (person.group is None)
    assert list(user.groups.values_list("name", flat=True)) == [person.group] * bool(person.group)


@pytest.mark.django_db
def test_a_second_start_keeps_what_was_changed():
    create_sign_ins()
    user = get_user_model().objects.get(email="editor@example.jp")
    user.set_password("another one")
    user.save()

    create_sign_ins()

    assert authenticate(username="editor@example.jp", password="another one") == user
    assert get_user_model().objects.count() == len(SIGN_INS)
