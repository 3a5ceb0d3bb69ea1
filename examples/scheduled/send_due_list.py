"""Send HR the list of rechecks that are due: one e-mail a morning, by cron.

``python send_due_list.py staff.csv --to hr@council.example --smtp mail.council.example``
"""

import argparse
import smtplib
import sys
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import safeguarding as sg
from safeguarding.dbs import audit

POLICY = Path(__file__).with_name("policy.toml")
WINDOW = sg.Period(days=60)


def due_list_message(register: Path, *, on: date, to: str, sender: str) -> EmailMessage:
    """The list as an e-mail, most urgent first. It says references, never names or numbers."""
    read = sg.read_register(register)
    rows = audit(read.people, sg.read_policy(POLICY), as_at=on, window=WINDOW).due_list(read.people)
    lines = [str(row) for row in rows] or ["Nobody is due, overdue or unknown."]
    if doubts := (*read.faults, *read.problems):
        lines += ["", "Not read, or read with care; mend these in the register:", *map(str, doubts)]
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = f"DBS rechecks on {on:%d/%m/%Y}: {len(rows)}"
    # the same list twice on a day is one message to whoever heeds its identity
    message["Message-ID"] = f"<dbs-due-list-{on}@{sender.rpartition('@')[2]}>"
    message.set_content("\n".join(lines))
    return message


def main(arguments: list[str]) -> int:
    """Read, write, send; 2 where the register cannot be read, and then an e-mail says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("register", type=Path)
    parser.add_argument("--to", required=True)
    parser.add_argument("--sender", default="checks@council.example")
    parser.add_argument("--smtp", default="localhost")
    parser.add_argument("--port", type=int, default=25)
    parser.add_argument("--on", type=date.fromisoformat, default=None, help="the day of the list; today if not said")
    asked = parser.parse_args(arguments)
    on = asked.on or datetime.now(tz=ZoneInfo("Europe/London")).date()
    status = 0
    try:
        message = due_list_message(asked.register, on=on, to=asked.to, sender=asked.sender)
    except sg.SafeguardingError as error:
        # silence would be read as "nobody is due"
        message, status = EmailMessage(), 2
        message["From"], message["To"] = asked.sender, asked.to
        message["Subject"] = f"DBS rechecks on {on:%d/%m/%Y}: THE REGISTER COULD NOT BE READ"
        message.set_content(str(error))
    with smtplib.SMTP(asked.smtp, asked.port, timeout=30) as server:
        server.send_message(message)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
