from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "トップと案内"

    def ready(self) -> None:
        from home import admin_words, permissions

        admin_words.speak_japanese()
        permissions.connect()
