"""The forms of the door. allauth's own, named in Japanese; none has a placeholder for a label."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm as FactorReauthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from cms.users.models import User

ADDRESS_LENGTH = 254
PASSWORD_LENGTH = 200
"""What is longer costs time to hash and helps nobody."""


class AddressField(forms.EmailField):
    """A mail address, as the browser may fill it in."""

    def __init__(self, label: str, help_text: str = "") -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"})
        super().__init__(label=label, help_text=help_text, widget=widget, max_length=ADDRESS_LENGTH)


class CodeField(forms.CharField):
    def __init__(self, label: str, help_text: str = "", *, mode: str = "text") -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": mode, "spellcheck": "false"}
        super().__init__(
            label=label, help_text=help_text, widget=forms.TextInput(attrs=attrs), max_length=40
        )


def password_field(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=PASSWORD_LENGTH,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


NEW_PASSWORD = (
    "8文字以上で、数字だけのもの、よく使われるもの、名前やアドレスに似たものは使えません。"  # noqa: S105
)


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField("メールアドレス")
        self.fields["password"] = password_field("パスワード", "current-password")
        self.fields["remember"].label = "この端末でサインインしたままにする"
        self.fields["remember"].help_text = "ほかの人も使う端末では、選ばないでください。"


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = password_field("パスワード", "current-password")


class PasswordChangeForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = password_field("今のパスワード", "current-password")
        self.fields["password1"] = password_field("新しいパスワード", "new-password", NEW_PASSWORD)
        self.fields["password2"] = password_field("新しいパスワード（もう一度）", "new-password")

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        password_validation.validate_password(password, self.user)
        return password


class NewPasswordForm(forms.Form):
    """A password for an account whose owner has shown that the address is theirs."""

    password1 = password_field("新しいパスワード", "new-password", NEW_PASSWORD)
    password2 = password_field("新しいパスワード（もう一度）", "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        password_validation.validate_password(password, self.user)
        return password

    def clean_password2(self) -> str:
        again: str = self.cleaned_data["password2"]
        if self.cleaned_data.get("password1") not in {None, again}:
            raise ValidationError("2回の入力が違います。同じパスワードを入力してください。")
        return again


class AskForResetForm(forms.Form):
    address = AddressField("メールアドレス", "サインインに使っているもの")


class NewAddressForm(forms.Form):
    address = AddressField(
        "新しいメールアドレス",
        "確認のメールを、このアドレスに送ります。例: tanto@city.example.lg.jp",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_address(self) -> str:
        address = User.objects.normalize_email(self.cleaned_data["address"])
        if address == self.user.email:
            raise ValidationError("今のメールアドレスと同じです。")
        return address


class TypedCodeForm(forms.Form):
    code = CodeField(
        "メールにあるコード", "8文字です。大文字でも小文字でもかまいません。例: K7QM-2XPA"
    )


FACTOR = "認証アプリに出ている6桁の数字か、紙のコードの8桁の数字"


class FactorForm(AuthenticateForm):
    code = CodeField("コード", FACTOR, mode="numeric")


class FactorAgainForm(FactorReauthenticateForm):
    code = CodeField("コード", FACTOR, mode="numeric")


class TotpForm(ActivateTOTPForm):
    code = CodeField("アプリに出ている数字", "6桁です。30秒ごとに変わります。", mode="numeric")


class PaperCodesForm(GenerateRecoveryCodesForm):
    """Codes on paper alone are a second factor: not everybody has a telephone at work."""

    def clean(self) -> None:
        """Nothing is asked beforehand."""


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "名前"
        self.fields["name"].help_text = "どの端末や鍵か、あとで分かる名前。例: 執務室のパソコン"
        self.fields["passwordless"].label = "パスワードの代わりにも使う"
        self.fields[
            "passwordless"
        ].help_text = "これだけでサインインできます。端末の指紋、顔、PINでの確認が要ります。"


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "名前"
        self.fields["name"].max_length = 60
