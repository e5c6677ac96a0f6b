"""``doctor``: whether this computer is fit for teaching, and what it can show."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from PySide6.QtCore import QCoreApplication

from desktop import doctor_words
from desktop.commands.listing import print_json
from desktop.commands.typed_paths import file_to_write
from desktop.examining import examine
from desktop.finding import FAILED, Finding
from desktop.formats import size_text
from desktop.home_words import offer_words, verdict_words
from desktop.lasting_look import MEMORY
from desktop.places import Household
from desktop.settings import SettingsFile
from desktop.support_facts import read_school
from desktop.support_zip import write_support_zip
from sync.lasting import Verdict

_ALL_WELL, _NOT_WELL = 0, 1


def doctor(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Look at everything that teaching needs of a computer; 1 when something is not well.

    What playing showed decides whether the program uses its light mode from its next start on. With ``--zip`` what was
    found is written to a file for support, too, without names.
    """
    # Before all that takes minutes. A folder will do: the file gets a name of its own there.
    support = options.zip and (Path(options.zip) if Path(options.zip).is_dir() else file_to_write(options.zip))
    findings = list[Finding]()
    for finding in examine(household):
        findings.append(finding)
        if finding.name == "playing" and "light" in finding.facts:
            # The window plays as this computer can, from its next start on.
            SettingsFile(household.library).change(light=bool(finding.facts["light"]))
        if options.json:
            record = {"check": finding.name, "verdict": finding.verdict, "ok": finding.well}
            print_json({**record, **finding.facts}, out)
        else:
            out.write(f"{'✓' if finding.well else '✗'} {in_words(finding)}\n")
            out.flush()
    if support:
        said = read_school(household, findings)
        written = write_support_zip(said, support)
        if not options.json:
            out.write(_tr("Written for support, without names: {file}").format(file=written) + "\n")
    return _ALL_WELL if all(finding.well for finding in findings) else _NOT_WELL


def in_words(finding: Finding) -> str:
    """Return what a check found, and what to do, in the user's language."""
    facts = finding.facts
    if finding.verdict == FAILED:
        return doctor_words.failed(finding.name, str(facts["detail"]))
    words = {
        "disk": _disk, "database": _database, "clock": _clock, "screens": _screens, "sound": _sound,
        "slides": _slides, "playing": _playing, "folders": doctor_words.folders, "fonts": doctor_words.fonts,
        "formats": doctor_words.formats, "versions": doctor_words.versions, "lasting": _lasting,
    }  # fmt: skip
    return words[finding.name](facts)[finding.verdict]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doctor", text)


def _disk(facts: Mapping[str, Any]) -> Mapping[str, str]:
    free = size_text(int(facts["free"]))
    return {
        "well": _tr("Disk: {free} free.").format(free=free),
        "slow": _tr("Disk: {free} free; it writes slowly, so importing takes long.").format(free=free),
        "small": _tr("Disk: only {free} free. Free some space before packages arrive.").format(free=free),
        "unwritable": _tr(
            "Disk: the library cannot be written ({detail}). Nothing can be received or recorded."
        ).format(detail=facts.get("detail", "")),
    }


def _lasting(facts: Mapping[str, Any]) -> Mapping[str, str]:
    kept, lost = (date.fromisoformat(facts[name]) if facts.get(name) else None for name in ("kept", "lost"))
    offer = facts.get("offer", "")
    better = offer_words(offer, int(facts.get("offer_free", 0))) if offer else ""
    verdicts = (*(verdict.value for verdict in Verdict), MEMORY)
    said = {name: verdict_words(name, int(facts.get("survived", 0)), kept, lost) for name in verdicts}
    return {name: _tr("Lasting: {said}").format(said=f"{words} {better}".strip()) for name, words in said.items()}


def _database(facts: Mapping[str, Any]) -> Mapping[str, str]:
    name = facts["name"]
    return {
        "well": _tr("{name}: sound.").format(name=name),
        "damaged": _tr("{name}: damaged. Start the program: it mends what can be mended.").format(name=name),
    }


def _clock(facts: Mapping[str, Any]) -> Mapping[str, str]:
    return {
        "well": _tr("Clock: nothing speaks against it."),
        "behind": _tr(
            "Clock: it says {now}, but something here is from {newest}. Set it; its battery may be flat."
        ).format(now=facts["now"], newest=facts["newest"]),
    }


def _screens(facts: Mapping[str, Any]) -> Mapping[str, str]:
    sizes = ", ".join(f"{screen['name']} {screen['width']}×{screen['height']}" for screen in facts["screens"])
    return {
        "two": _tr("Screens: {sizes}.").format(sizes=sizes),
        "one": _tr("Screens: only {sizes}. Connect the projector and choose “extend”, not “mirror”.").format(
            sizes=sizes
        ),
        "none": _tr("Screens: none. The program has to be started on a desktop."),
    }


def _sound(_facts: Mapping[str, Any]) -> Mapping[str, str]:
    return {
        "well": _tr("Sound: there is something to hear it with."),
        "none": _tr("Sound: there is nothing to hear it with. Is the loudspeaker plugged in?"),
    }


def _slides(_facts: Mapping[str, Any]) -> Mapping[str, str]:
    return {
        "well": _tr("Slides: shown by way of LibreOffice."),
        "none": _tr("Slides: LibreOffice is not installed, so PowerPoint and Word files cannot be shown here."),
    }


def _playing(_facts: Mapping[str, Any]) -> Mapping[str, str]:
    return {
        "1080p": _tr("Playing: 1080p yes, 720p yes."),
        "720p": _tr("Playing: 1080p no, 720p yes. Films are shown in the light mode. Ask for packages in 720p."),
        "540p": _tr("Playing: 1080p no, 720p no; smaller films yes. Films are shown in the light mode."),
        "nothing": _tr("Playing: this computer is too slow for films; pictures are lost."),
        "unplayable": _tr("Playing: the clip could not be played. Install VLC again."),
        "no-engine": _tr("Playing: VLC is not installed. Install the packages libvlc5 and vlc-plugin-base."),
    }
