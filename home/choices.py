"""What editors choose from in the settings."""

from django.db import models


class ContentLicence(models.TextChoices):
    """Licences for text and data; each value is its SPDX identifier where there is one."""

    CC_BY = "CC-BY-4.0", "クリエイティブ・コモンズ 表示 4.0 国際"
    CC_BY_SA = "CC-BY-SA-4.0", "クリエイティブ・コモンズ 表示-継承 4.0 国際"
    CC0 = "CC0-1.0", "CC0 1.0 全世界"
    PDL = "PDL-1.0", "公共データ利用規約（第1.0版）"
    RESERVED = "reserved", "すべての権利を留保（利用には許諾が必要）"


LICENCE_URLS = {
    ContentLicence.CC_BY: "https://creativecommons.org/licenses/by/4.0/deed.ja",
    ContentLicence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/deed.ja",
    ContentLicence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/deed.ja",
    ContentLicence.PDL: "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
}

SPDX = {ContentLicence.CC_BY, ContentLicence.CC_BY_SA, ContentLicence.CC0}
"""The licences that SPDX lists under the value used here."""
