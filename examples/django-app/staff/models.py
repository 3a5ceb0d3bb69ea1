"""Staff and their certificates. Where somebody stands is never stored: it is worked out for the day of the question."""

from datetime import date
from functools import cache

from django.conf import settings
from django.db import models

import safeguarding as sg
from safeguarding.dbs import Tier


@cache
def recheck_policy() -> sg.RecheckPolicy:
    """The employer's policy, read once."""
    return sg.read_policy(settings.RECHECK_POLICY)


class Member(models.Model):
    """One member of staff, by reference."""

    reference = models.CharField(max_length=20, unique=True)
    role = models.CharField(max_length=100)
    starts_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        """As lists show them."""

        ordering = ("reference",)

    def __str__(self) -> str:
        return self.reference

    def as_person(self) -> sg.Person:
        """The record that the library's rules take."""
        return sg.Person(
            reference=self.reference,
            posts=[sg.Post(role=self.role)],
            certificates=[sg.Certificate(issued_on=each.issued_on) for each in self.certificates.all()],
            starts_on=self.starts_on,
            left_on=self.left_on,
        )

    def recheck(self, on: date) -> sg.RecheckStatus:
        """Where they stand on a day, and why."""
        return sg.recheck_status(self.as_person(), recheck_policy(), on=on, window=sg.Period(days=60))


class Certificate(models.Model):
    """A certificate that was seen. Its number and what it says are not kept; every one is, also the first."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="certificates")
    # a day that nobody can read is null, and unknown; it is never a day that was made up
    issued_on = models.DateField(null=True, blank=True)
    tier = models.CharField(
        max_length=20, choices=[(each.name, each.label) for each in Tier], default=Tier.ENHANCED.name
    )

    def __str__(self) -> str:
        return f"{self.member.reference}: {self.issued_on or 'date unknown'}"
