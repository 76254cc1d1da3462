from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"
    verbose_name = "ページの土台"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect

        from cms.pages import checks, redirect_form, redirects  # noqa: F401  # house rules
        from cms.pages.dates import checks as date_checks, registration  # noqa: F401
        from cms.pages.sections import titles
        from cms.reading.visibility import Follows, register

        # A redirect would tell the address of a page that is hidden.
        register(Redirect, Follows("redirect_page"))
        redirects.connect()
        redirect_form.install()
        registration.connect()
        titles.install()
