from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0003_original_names'),
        ('members', '0005_collaborations'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='agreementpage',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('signed_on__isnull', False), _connector='OR'), name='agreement_ended_once_signed', violation_error_message='終了日は、締結日のあるときだけ入れられます。'),
        ),
        migrations.AddConstraint(
            model_name='agreementpage',
            constraint=models.CheckConstraint(condition=models.Q(('notice_months', 0), ('notice_months__lt', models.F('term_months')), _connector='OR'), name='agreement_notice_within_term', violation_error_message='申し出の期限は、期間（月数）より短くしてください。'),
        ),
    ]
