"""Agreements, obligations, dues, evidence, documents, reviews, payments, feeds."""

# fmt: off

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import lantoa.core.clock


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies: ClassVar = [
        ('kols', '0001_kols'),
        ('people', '0002_append_only'),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='Due',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('due', models.DateField(db_index=True)),
                ('extended_to', models.DateField(blank=True, null=True)),
                ('label', models.CharField(blank=True, max_length=200)),
                ('said', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(default=lantoa.core.clock.now)),
            ],
            options={
                'ordering': ['due', 'first_day'],
            },
        ),
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.BigIntegerField(default=0)),
                ('state_digest', models.CharField(blank=True, max_length=64)),
                ('looks', models.JSONField(default=dict)),
                ('at', models.DateTimeField(default=lantoa.core.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[('memorandum', 'Memorandum'), ('order', 'Order'), ('contract', 'Contract')], default='memorandum', max_length=12)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('negotiation', 'negotiation'), ('signed', 'signed'), ('in_force', 'in_force'), ('suspended', 'suspended'), ('ended', 'ended'), ('terminated', 'terminated'), ('renewed', 'renewed')], default='draft', max_length=12)),
                ('first_day', models.DateField(blank=True, null=True)),
                ('last_day', models.DateField(blank=True, null=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('signatory_a', models.CharField(blank=True, max_length=200)),
                ('signatory_b', models.CharField(blank=True, max_length=200)),
                ('contact_a', models.CharField(blank=True, max_length=200)),
                ('contact_b', models.CharField(blank=True, max_length=200)),
                ('mail_a', models.EmailField(blank=True, max_length=254)),
                ('mail_b', models.EmailField(blank=True, max_length=254)),
                ('notes', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('closed_on', models.DateField(null=True)),
                ('simulated', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('changed_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('kol', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='kols.kol')),
                ('network', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='kols.network')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='agreements.agreement')),
                ('renews', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewal', to='agreements.agreement')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='people.unit')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('signed_on', models.DateField()),
                ('reason', models.TextField()),
                ('changes', models.JSONField(default=dict)),
                ('entered_by', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='agreements.agreement')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('signed', 'Signed'), ('annex', 'Annex'), ('minutes', 'Minutes'), ('proof', 'Proof')], max_length=8)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('name', models.CharField(max_length=255)),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('media', models.CharField(max_length=100)),
                ('size', models.BigIntegerField(default=0)),
                ('entered_by', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='agreements.agreement')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('lake', 'Lake'), ('link', 'Link'), ('document', 'Document')], max_length=8)),
                ('key', models.CharField(max_length=500)),
                ('channel', models.CharField(blank=True, max_length=200)),
                ('item', models.CharField(blank=True, max_length=64)),
                ('match', models.CharField(default='channel', max_length=8)),
                ('at', models.DateTimeField()),
                ('url', models.CharField(blank=True, max_length=1000)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('pieces', models.PositiveIntegerField(default=1)),
                ('amounts', models.JSONField(default=list)),
                ('batch', models.BigIntegerField(null=True)),
                ('line', models.BigIntegerField(null=True)),
                ('member', models.CharField(blank=True, max_length=500)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('offered_by', models.CharField(blank=True, max_length=200)),
                ('said', models.CharField(choices=[('found', 'Found'), ('confirmed', 'Confirmed'), ('refused', 'Refused')], default='found', max_length=9)),
                ('said_by', models.CharField(blank=True, max_length=200)),
                ('said_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('made_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proves', to='agreements.document')),
                ('due', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='agreements.due')),
            ],
            options={
                'ordering': ['at', 'key'],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('party_kind', models.CharField(blank=True, max_length=20)),
                ('party_id', models.CharField(blank=True, max_length=64)),
                ('label', models.CharField(blank=True, max_length=120)),
                ('owner_id', models.CharField(max_length=80)),
                ('made_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('read_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='calendar_feeds', to='people.unit')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('a', 'A'), ('b', 'B')], max_length=1)),
                ('title', models.CharField(max_length=200)),
                ('wording', models.TextField(blank=True)),
                ('rule', models.JSONField(default=dict)),
                ('every', models.CharField(choices=[('once', 'once'), ('month', 'month'), ('quarter', 'quarter'), ('half', 'half'), ('year', 'year')], default='once', max_length=8)),
                ('grace', models.PositiveSmallIntegerField(default=0)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='obligations', to='agreements.agreement')),
            ],
            options={
                'ordering': ['place', 'title'],
            },
        ),
        migrations.AddField(
            model_name='due',
            name='obligation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dues', to='agreements.obligation'),
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('amount_vnd', models.BigIntegerField()),
                ('due', models.DateField()),
                ('until', models.DateField()),
                ('needs_minutes', models.BooleanField(default=True)),
                ('paid_on', models.DateField(null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='payments', to='agreements.agreement')),
                ('minutes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.document')),
            ],
            options={
                'ordering': ['due', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('sent_to', models.EmailField(max_length=254)),
                ('asked_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('due', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='agreements.due')),
            ],
            options={
                'ordering': ['-asked_at'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('facts', models.JSONField(default=dict)),
                ('text', models.TextField()),
                ('decision', models.CharField(choices=[('keep', 'Keep'), ('adjust', 'Adjust'), ('renew', 'Renew'), ('stop', 'Stop')], max_length=6)),
                ('entered_by', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField(default=lantoa.core.clock.now)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='agreements.agreement')),
            ],
            options={
                'ordering': ['-year'],
            },
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(fields=('unit', 'number'), name='agreements_number_of_unit'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kol__isnull', True), ('network__isnull', False)), models.Q(('kol__isnull', False), ('network__isnull', True)), _connector='OR'), name='agreements_one_other_side'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(fields=('agreement', 'number'), name='agreements_amendment_once'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(fields=['due', 'said'], name='agreements_evidence_said'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(fields=('due', 'key', 'item', 'channel'), name='agreements_evidence_once'),
        ),
        migrations.AddConstraint(
            model_name='due',
            constraint=models.UniqueConstraint(fields=('obligation', 'first_day'), name='agreements_due_once'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('due', 'kind'), name='agreements_reminder_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('agreement', 'year'), name='agreements_review_once'),
        ),
    ]
