"""The model, the admin list and the nightly command, against a real Django over SQLite."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from staff.models import Certificate, Member

import safeguarding as sg

pytestmark = pytest.mark.django_db
TODAY = date(2025, 9, 25)


@pytest.fixture(autouse=True)
def staff(settings, tmp_path):
    """Three invented people: one in date, one within the grace, one whose day nobody can read."""
    settings.ALERT_LEDGER = tmp_path / "ledger.json"
    for reference, issued_on in (("S1", date(2024, 9, 19)), ("S2", date(2022, 9, 19)), ("S3", None)):
        member = Member.objects.create(reference=reference, role="Social worker", starts_on=date(2022, 1, 10))
        Certificate.objects.create(member=member, issued_on=issued_on)


def alerts(on):
    """What a run of the command says."""
    said = StringIO()
    call_command("send_recheck_alerts", on=on, stdout=said)
    return said.getvalue().strip()


def test_a_standing_is_worked_out_for_a_day():
    """Nothing is stored that could go stale."""
    found = {each.reference: each.recheck(TODAY).standing.label for each in Member.objects.all()}
    assert found == {"S1": "in date", "S2": "due", "S3": "date unknown"}
    assert Member.objects.get(reference="S2").recheck(date(2025, 10, 4)).standing.label == "overdue"


def test_the_entry_check_survives_a_later_one():
    """The latest certificate counts, and the first is still on record."""
    member = Member.objects.get(reference="S2")
    Certificate.objects.create(member=member, issued_on=date(2025, 9, 24))
    assert member.recheck(TODAY).due_on == date(2028, 9, 24)
    assert member.certificates.count() == 2


def test_the_admin_lists_everybody(admin_client, django_assert_max_num_queries):
    """HR sees the standing of each in one page, in few queries."""
    with django_assert_max_num_queries(8):
        page = admin_client.get("/admin/staff/member/").content.decode()
    assert "date unknown" in page
    member = Member.objects.get(reference="S3")
    assert "date unknown" in admin_client.get(f"/admin/staff/member/{member.pk}/change/").content.decode()


def test_alerts_come_once(mailoutbox):
    """A second run on the day says nothing; the next thing that is due is said when it is."""
    assert alerts(TODAY) == "2 alerts on 2025-09-25"
    assert alerts(TODAY) == "0 alerts on 2025-09-25"
    assert alerts(date(2025, 10, 4)) == "1 alerts on 2025-10-04"
    assert [message.subject for message in mailoutbox] == ["DBS rechecks: 2", "DBS rechecks: 1"]
    assert "S2" in mailoutbox[1].body


def test_nothing_is_said_and_remembered_where_the_mail_fails(mailoutbox, monkeypatch):
    """An e-mail that was not sent is sent by the next run."""
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda _: (_ for _ in ()).throw(OSError("no mail today")))
    with pytest.raises(OSError, match="no mail today"):
        alerts(TODAY)
    monkeypatch.undo()
    assert alerts(TODAY) == "2 alerts on 2025-09-25"
    assert len(mailoutbox) == 1


def test_a_mended_day_ends_the_alert():
    """What was said and is not true any more is withdrawn."""
    alerts(TODAY)
    Certificate.objects.filter(member__reference="S3").update(issued_on=date(2025, 9, 1))
    assert alerts(TODAY) == "1 alerts on 2025-09-25"
    assert (
        sg.recheck_due_on(date(2025, 9, 1), sg.Period(years=3))
        == Member.objects.get(reference="S3").recheck(TODAY).due_on
    )
