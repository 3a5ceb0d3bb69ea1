"""Settings for the whole test suite."""

from hypothesis import settings

# shared machines are slow at odd moments; a law is about answers, not about time
settings.register_profile("safeguarding", deadline=None, print_blob=True)
settings.load_profile("safeguarding")
