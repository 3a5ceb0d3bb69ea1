"""``manage.py send_recheck_alerts``: run each night. What was said is remembered in the ledger, and said once."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand
from django.utils import timezone

import safeguarding as sg
from staff.models import Member, recheck_policy


class Command(BaseCommand):
    """An e-mail to HR with what has to be said now and was not said before."""

    help = "Send the recheck alerts that are due, each once."

    def add_arguments(self, parser):
        """The day may be said, for a run that was missed or to try it."""
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="the day of the run; today if not said")

    def handle(self, *args, on, **options):  # noqa: ARG002 - Django's own signature
        """Send one e-mail, or none where there is nothing to say."""
        day = on or timezone.localdate()
        people = [member.as_person() for member in Member.objects.prefetch_related("certificates")]
        # the ledger is written before anything is sent and after: a run that is cut off loses nothing
        with sg.alert_run(settings.ALERT_LEDGER, people, recheck_policy(), as_at=day) as run:
            if run.messages:
                lines = "\n".join(map(str, run.messages))
                EmailMessage(f"DBS rechecks: {len(run.messages)}", lines, to=settings.ALERTS_TO).send()
        self.stdout.write(f"{len(run.messages)} alerts on {day}")
