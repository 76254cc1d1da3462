from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "トップと案内"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect

        from cms.reading.visibility import Follows, register

        # A redirect would tell the address of a page that is hidden.
        register(Redirect, Follows("redirect_page"))
