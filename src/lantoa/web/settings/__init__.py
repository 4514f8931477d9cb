"""Settings of the pages: on this machine until ``LANTOA_HOSTS`` says under which names else."""

from __future__ import annotations

import os
from pathlib import Path

from lantoa.web.settings.database import database
from lantoa.web.settings.lines import logging_settings
from lantoa.web.settings.oidc import provider
from lantoa.web.settings.public import public
from lantoa.web.settings.queue import QUEUE
from lantoa.web.settings.secret import secret_key

WORKSPACE = Path(os.environ.get("LANTOA_WORKSPACE") or "lantoa-data").expanduser().absolute()
CAMPAIGN_FOLDERS = tuple(
    Path(folder).expanduser().absolute()
    for folder in os.environ.get("LANTOA_CAMPAIGNS", "").split(os.pathsep)
    if folder
)
UPLOADS = WORKSPACE / "uploads"
UPLOAD_LIMIT_BYTES = 4 * 2**30
"""Largest request that is taken; a larger one is refused before it is kept."""
UPLOAD_LIMIT_FILES = 50

API_REQUESTS_A_MINUTE = int(os.environ.get("LANTOA_API_REQUESTS_A_MINUTE") or 600)
"""How many requests one token may make; more are refused until the minute is over."""
WEBHOOKS_MAY_STAY_INSIDE = os.environ.get("LANTOA_WEBHOOKS_INSIDE") == "1"
"""Whether webhooks may go to addresses inside one's own network, and by plain HTTP."""

SECRET_KEY = secret_key(WORKSPACE)
UPLOADS.mkdir(exist_ok=True)
DEBUG = False
PUBLIC = public(os.environ.get("LANTOA_HOSTS", ""), os.environ.get("LANTOA_PROXIES", ""))
ALLOWED_HOSTS = PUBLIC["ALLOWED_HOSTS"]
TRUSTED_PROXIES: int = PUBLIC["TRUSTED_PROXIES"]
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PUBLIC["SECURE"]
SECURE_REDIRECT_EXEMPT = PUBLIC["SECURE_REDIRECT_EXEMPT"]
SECURE_PROXY_SSL_HEADER = PUBLIC["SECURE_PROXY_SSL_HEADER"]
SECURE_HSTS_SECONDS = PUBLIC["SECURE_HSTS_SECONDS"]
SILENCED_SYSTEM_CHECKS = PUBLIC["SILENCED_SYSTEM_CHECKS"]
PUBLIC_HOSTS: list[str] = PUBLIC["NAMES"]
"""Names under which the pages are reached through a proxy that speaks TLS."""
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in PUBLIC_HOSTS]
ROOT_URLCONF = "lantoa.web.urls"
WSGI_APPLICATION = "lantoa.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_q",
    "lantoa.web.kit",
    "lantoa.web.people",  # before allauth: its templates are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "lantoa.web.programs",
    "lantoa.web.kols",
    "lantoa.web.rosters",
    "lantoa.web.trust",
    "lantoa.web.campaigns",
    "lantoa.web.collection",
    "lantoa.web.agreements",
    "lantoa.web.dashboards",
    "lantoa.web.upkeep",
]
MIDDLEWARE = [
    "lantoa.web.kit.logs.requests",
    "django.middleware.security.SecurityMiddleware",
    "lantoa.web.kit.middleware.policy",
    "lantoa.web.kit.middleware.packed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lantoa.web.kit.middleware.hosts",
    "lantoa.web.kit.middleware.choices",
    "lantoa.web.kit.middleware.refusals",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lantoa.web.people.doors.actors",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["lantoa.web.kit.templatetags.kit", "django.templatetags.static"],
            "context_processors": ["lantoa.web.kit.frame.frame"],
        },
    }
]
DATABASES = {"default": database(WORKSPACE, os.environ.get("DATABASE_URL", ""))}
Q_CLUSTER = QUEUE
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lantoa.web.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever invites somebody vouches for the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in"
# Counted in the database, so that all workers count together: by address of the machine, and by
# account whoever asks.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
}
MFA_ADAPTER = "lantoa.web.people.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lan Tỏa"
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
# Browsers give passkeys to http on localhost alone, and localhost is not found by its rule.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PUBLIC_HOSTS
SOCIALACCOUNT_ADAPTER = "lantoa.web.people.adapters.AgencyAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": provider()}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
    }
}
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_NAME = "lantoa_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would lose it on the way back from an agency's sign-in

EMAIL_HOST = os.environ.get("LANTOA_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("LANTOA_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("LANTOA_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LANTOA_MAIL_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("LANTOA_MAIL_FROM", "lantoa@localhost")
# Without a mail server nothing is sent: whoever may manage people makes a link instead.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"

STATIC_URL = "/static/"
# The fonts are those of the charts and documents: kept once.
STATICFILES_DIRS = [("fonts", Path(__file__).parents[2] / "render" / "fonts")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 600

# What the library says in English, said in Vietnamese; named here, so that pages need no door.
VIETNAMESE = "lantoa.cli.vietnamese.catalogue.in_vietnamese"
# Which apps hold data of KOLs: each lists and erases its own.
PERSONAL_DATA = (
    "lantoa.web.kols.personal",
    "lantoa.web.rosters.personal",
    "lantoa.web.trust.personal",
)
LANGUAGE_CODE = "vi"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "lantoa.web.kit.errors.forged"
FILE_UPLOAD_HANDLERS = ["lantoa.web.collection.uploads.LimitedUpload"]
FILE_UPLOAD_TEMP_DIR = UPLOADS
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = UPLOAD_LIMIT_FILES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
LOGGING = logging_settings(os.environ.get("LANTOA_LOG", ""))
