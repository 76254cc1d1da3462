from wagtail.admin.views.account import AvatarSettingsPanel

from cms.media.avatars import AvatarForm

AvatarSettingsPanel.form_class = AvatarForm
