"""The key that signs what a demo receives."""

from pathlib import Path

from sync.secret_key import secret_key_text
from sync.signature import make_key
from sync.trust import TrustStore

KEY_NAME = "Skylesson demo"


def demo_key(library: Path) -> Path:
    """Return the secret key that signs this demo's packages; the library trusts it, as a school trusts its issuer's."""
    secret, public = library / "demo" / "demo.key", public_key(library)
    if not (secret.exists() and public.exists()):
        secret.parent.mkdir(parents=True, exist_ok=True)
        key = make_key()
        public.write_text(key.public.text(), encoding="utf-8")
        secret.write_text(secret_key_text(key), encoding="utf-8")
    TrustStore(library / "trusted").add(public)
    return secret


def public_key(library: Path) -> Path:
    """Return where the public half of that key lies."""
    return library / "demo" / f"{KEY_NAME}.pub"
