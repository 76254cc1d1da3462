"""Signing in: one door for the admin and whatever else asks for a person; see docs/adr/0023."""

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # of before; renewed at the next sign-in
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_ADAPTER = "cms.users.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is confirmed before it becomes an account's
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "cms.users.forms.SignInForm",
    "change_password": "cms.users.forms.PasswordChangeForm",
    "reauthenticate": "cms.users.forms.PasswordAgainForm",
}
MFA_ADAPTER = "cms.users.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODE_DIGITS = 8
MFA_FORMS = {
    "authenticate": "cms.users.forms.FactorForm",
    "reauthenticate": "cms.users.forms.FactorAgainForm",
    "activate_totp": "cms.users.forms.TotpForm",
    "generate_recovery_codes": "cms.users.forms.PaperCodesForm",
    "add_webauthn": "cms.users.forms.PasskeyForm",
    "edit_webauthn": "cms.users.forms.PasskeyNameForm",
}
USERSESSIONS_TRACK_ACTIVITY = False  # a statement for every request; the sign-in itself is kept
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # 自分のアカウント does it, for everybody
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# How often each door may be knocked at: by address of the network, by account, or by what is typed.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,5/h/key",
    "confirm": "30/m/ip",
    "manage_email": "10/h/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0

# Who must have a second factor before the admin does anything for them, and since which day.
SECOND_FACTOR_GROUPS = ("承認者", "管理者")
SECOND_FACTOR_FROM = "2026-01-01"
