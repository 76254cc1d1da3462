from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"
    verbose_name = "利用者"

    def ready(self) -> None:
        autodiscover_modules("letters")  # whoever writes some says so there
        from cms.users import account_letters, devices, events  # noqa: F401  # writes letters

        events.connect()
        devices.connect()
