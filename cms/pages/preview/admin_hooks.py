"""What previews add to the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_editor_js")
def preview_script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/preview-pane.js"))
