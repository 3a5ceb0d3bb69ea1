"""The least that the example needs: the admin over one SQLite file. Nothing here is fit for a public server."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
SECRET_KEY = "only for the example"  # noqa: S105 - a real project reads its own from outside the code
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "staff",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "office.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "office.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# what the app asks for
RECHECK_POLICY = FOLDER / "policy.toml"
ALERT_LEDGER = FOLDER / "ledger.json"
ALERTS_TO = ["hr@council.example"]
