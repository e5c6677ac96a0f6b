"""Words for what lies round the program, as ``skylesson doctor`` and its page say it. Part of commands/doctor.py."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doctor", text)


def folders(facts: Mapping[str, Any]) -> Mapping[str, str]:
    """Say whether packages can arrive."""
    amiss = ", ".join(facts.get("amiss", ()))
    return {
        "well": _tr("Folders that packages arrive in: all there."),
        "gone": _tr("Folders that packages arrive in: {folders} is not there. Plug it in, or choose another folder"
                    " in Settings.").format(folders=amiss),
        "unwritable": _tr("Folders that packages arrive in: nothing can be removed from {folders}, so what was taken"
                          " in stays there.").format(folders=amiss),
    }  # fmt: skip


def fonts(_facts: Mapping[str, Any]) -> Mapping[str, str]:
    """Say whether Chinese can be written."""
    return {
        "well": _tr("Fonts: there is one for Chinese."),
        "none": _tr("Fonts: there is none for Chinese, so boxes are shown. Install the package fonts-noto-cjk."),
    }


def formats(facts: Mapping[str, Any]) -> Mapping[str, str]:
    """Say which kinds of files are shown."""
    shown, lacking = ", ".join(facts.get("shown", ())), ", ".join(facts.get("not_shown", ()))
    return {
        "well": _tr("Formats: all are shown ({shown}).").format(shown=shown),
        "some": _tr("Formats: {lacking} cannot be shown here. Curriculum packages do not use them.").format(
            lacking=lacking
        ),
        "lacking": _tr("Formats: {lacking} cannot be shown here. Install VLC again, with all its plug-ins.").format(
            lacking=lacking
        ),
    }


def versions(facts: Mapping[str, Any]) -> Mapping[str, str]:
    """Say which versions there are."""
    names = {name: facts.get(name) or "–" for name in ("skylesson", "distribution", "system", "qt", "libvlc")}
    return {
        "well": _tr("Versions: Skylesson {skylesson}; {distribution}, {system}; Qt {qt}; VLC {libvlc}.").format(**names)
    }


def failed(name: str, detail: str) -> str:
    """Say of a check that it could not be made, and why."""
    names = {
        "disk": _tr("Disk"), "lasting": _tr("Lasting"), "folders": _tr("Folders that packages arrive in"),
        "database": _tr("Database"), "clock": _tr("Clock"), "screens": _tr("Screens"), "fonts": _tr("Fonts"),
        "sound": _tr("Sound"), "slides": _tr("Slides"), "formats": _tr("Formats"), "playing": _tr("Playing"),
        "versions": _tr("Versions"),
    }  # fmt: skip
    return _tr(
        "{name}: it could not be looked at ({detail}). Check once more; if it stays so, save the file for support."
    ).format(name=names[name], detail=detail)
