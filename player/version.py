"""Which libVLC plays here."""

import vlc


def libvlc_version() -> str:
    """Return its version as it says it itself."""
    return str(vlc.libvlc_get_version().decode("ascii", "replace"))
