"""People who sign in. Nothing of Wagtail stands here: its tables refer to this one."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower


class UserByMailManager(UserManager["User"]):
    """Makes users whose name is their mail address."""

    def _create_user_object(
        self, username: str, email: str | None, password: str | None, **fields: Any
    ) -> "User":
        user = self.model(email=self.normalize_email(username or email), **fields)
        user.set_password(password)
        return user

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":  # type: ignore[override]  # the mail address takes the place of the user name
        return super().create_user(email, None, password, **fields)

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":  # type: ignore[override]  # the mail address takes the place of the user name
        return super().create_superuser(email, None, password, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def reached_at(self, address: str) -> "User | None":
        """The active person whose mail goes to an address, and not to one that looks like it.

        PostgreSQL takes ı for i where case is ignored; for a mail server these are two addresses.
        """
        found = self.filter(email__iexact=address, is_active=True).first()
        if found is None or found.email == address or (found.email + address).isascii():
            return found
        return None


class User(AbstractUser):
    username = None  # type: ignore[assignment]  # the mail address takes its place
    email = models.EmailField(
        "メールアドレス",
        unique=True,
        help_text="サインインに使います。例: tanto@city.example.lg.jp",
        error_messages={"unique": "このメールアドレスはすでに登録されています。"},
    )

    objects: ClassVar[UserByMailManager] = UserByMailManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "利用者"
        verbose_name_plural = "利用者"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message="このメールアドレスはすでに登録されています。",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
