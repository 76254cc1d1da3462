import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0006_agreements_end_after_signing'),
    ]

    operations = [
        migrations.AlterField(
            model_name='succession',
            name='successor',
            field=models.ForeignKey(help_text='この団体を引き継いだ団体です。会員の記録は、この団体に引き継がれます。例: 丹波市', on_delete=django.db.models.deletion.PROTECT, related_name='inheritances', to='members.organization', verbose_name='引き継いだ団体'),
        ),
    ]
