"""Words for what can go wrong while a lesson is taught: a table of messages.py, which has all others."""

from PySide6.QtCore import QCoreApplication

from desktop.message import Message


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def playing() -> dict[str, Message]:
    """Why a resource is not shown, or not as it should be."""
    return {
        "missing": Message(_tr("The file of this resource is gone."), _tr("Go on with the next one.")),
        "disk-gone": Message(_tr("The disk with this resource does not answer, or cannot be read."),
                             _tr("Is it plugged in? Try again, or go on with the next one.")),
        "unplayable": Message(_tr("This file cannot be played: its format is not known or it is damaged."),
                              _tr("Go on with the next one.")),
        "no-engine": Message(_tr("Sound and video cannot be played: VLC is not installed."),
                             _tr("Install the packages libvlc5 and vlc-plugin-base.")),
        "no-sound": Message(_tr("The sound cannot be heard; the pictures go on."),
                            _tr("Is the loudspeaker plugged in and on? It is used from the next resource on.")),
        "not-arrived": Message(_tr("This resource has not arrived yet."), _tr("Go on with the next one.")),
        "making-ready": Message(_tr("This document is being made ready; the first time it can take a minute."),
                                _tr("You can go on with the next one meanwhile.")),
        "open-outside": Message(_tr("Slides are shown here only with LibreOffice, which is not installed."),
                                _tr("Open the document in its own program, or go on with the next one.")),
        "no-office": Message(_tr("There is no program on this computer that shows this document."),
                             _tr("Install LibreOffice, or go on with the next one.")),
        "no-pages": Message(_tr("LibreOffice cannot read this document: it is damaged, or of a kind not known."),
                            _tr("Open it in its own program, or go on with the next one.")),
        "takes-too-long": Message(_tr("This document could not be made ready within two minutes."),
                                  _tr("Open it in its own program, or go on with the next one.")),
        "subtitles-unreadable": Message(_tr("The subtitles cannot be read; the film goes on without them."),
                                        _tr("Ask for the package to be sent again.")),
        "cannot-show": Message(_tr("This kind of document cannot be shown here."), _tr("Go on with the next one.")),
        "needs-password": Message(_tr("This document is locked with a password."), _tr("Go on with the next one.")),
    }  # fmt: skip
