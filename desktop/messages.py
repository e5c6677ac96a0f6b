"""Words for everything that can go wrong: what happened, that nothing is lost, what to do. In the user's language.

Used by the window and by the command line; needs no window.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from catalogue.errors import DatabaseDamagedError, DatabaseTooNewError, DatabaseWriteError
from desktop.formats import count_text, size_text
from desktop.message import Message
from desktop.messages_of_crashes import crashes
from desktop.messages_of_languages import languages
from desktop.messages_of_moving import moving
from desktop.messages_of_places import of_system, places
from desktop.messages_of_playing import playing
from desktop.messages_of_schedules import schedules
from desktop.messages_of_sticks import handing_on
from desktop.messages_of_updates import updates
from desktop.register_words import record_words
from desktop.spoilt_words import spoilt_words


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Messages", text, "", n)


def describe(reason: str, facts: Mapping[str, object]) -> Message:
    """Return the words for a reason code of receiving or playing."""
    worded = _worded(facts).get(reason)
    if worded is not None:
        return worded
    return Message(
        _tr("This file could not be used ({reason}).").format(reason=reason),
        _tr("Nothing was changed. Try another copy."),
    )


def reasons() -> frozenset[str]:
    """Return every reason that has words of its own."""
    return frozenset(_worded({}))


def describe_error(error: BaseException) -> Message | None:
    """Return the words for an error that a user can meet, None for a mistake in the program."""
    if isinstance(error, DatabaseDamagedError):
        return describe("database-damaged", {"name": error.path.name})
    if isinstance(error, DatabaseWriteError):
        return describe("database-full" if error.full else "database-refused", {"detail": error.detail})
    if isinstance(error, DatabaseTooNewError):
        return describe("database-too-new", {"name": error.path.name, "program": error.program})
    reason = getattr(error, "reason", None)
    facts = getattr(error, "facts", None)
    if isinstance(reason, str) and isinstance(facts, Mapping):
        return describe(reason, facts)
    if isinstance(error, OSError):
        return describe(*of_system(error))
    return None


def _worded(facts: Mapping[str, object]) -> dict[str, Message]:
    spoilt = {reason: Message(*words) for reason, words in spoilt_words(facts).items()}
    return {
        **spoilt,
        **schedules(facts),
        **crashes(),
        **_program(),
        **languages(facts),
        **playing(),
        **moving(facts),
        **places(facts),
        **updates(facts),
        **record_words(facts),
        **handing_on(facts),
        **_ways_in(facts),
        **_packages(facts),
        **_archives(facts),
    }


def _archives(facts: Mapping[str, object]) -> dict[str, Message]:
    """What is wrong with an archive or its manifest."""
    again = _again()
    return {
        "not-an-archive": Message(
            _tr("This is not a 7z or zip package."), _tr("Nothing was changed. You can delete the file.")
        ),
        "arriving": Message(_arriving(facts), _tr("It is taken in by itself as soon as it is whole.")),
        "cut-short": Message(_cut_short(facts), again),
        "archive-damaged": Message(_tr("The package is damaged and cannot be opened."), again),
        "encrypted": Message(
            _tr("The package needs a password. Curriculum packages never do."), _tr("Ask where it comes from.")
        ),
        "unsupported": Message(
            _tr("The package is compressed in a way that cannot be read here."),
            _tr("Ask for it as a 7z archive that is stored or compressed with LZMA2."),
        ),
        "limit": Message(
            _tr("The package is larger inside than any sound one."), _tr("It was kept out. Ask where it comes from.")
        ),
        "unsafe-member": Message(
            _tr("A file inside the package has a name that could do harm."),
            _tr("It was kept out and nothing was changed. Ask where it comes from."),
        ),
        "no-manifest": Message(
            _tr("The archive has no list of lessons (manifest.json)."), _tr("It is no curriculum package.")
        ),
        "bad-manifest": Message(
            _tr("The package's list of lessons is not right at “{where}”.").format(where=facts.get("where", "")), again
        ),
        "manifest-mismatch": Message(_tr("The package does not hold what its list of lessons says."), again),
    }


def _again() -> str:
    return _tr("Nothing in the library was changed. Ask for the package to be sent again, or bring another copy.")


def _packages(facts: Mapping[str, object]) -> dict[str, Message]:
    """Why a package, whose archive may be sound, is not in the library."""
    return {
        "damaged": Message(_damaged(facts), _again()),
        "rar": Message(
            _tr("This is a RAR archive, which Skylesson cannot read."),
            _tr("Ask for it as a 7z or zip archive, or unpack it and pack it again with 7-Zip."),
        ),
        "bad-signature": Message(
            _tr("The signature of this package is not right: somebody or something has changed it."),
            _tr("It was kept out and nothing was changed. Ask for it to be sent again."),
        ),
        "unsigned": Message(_unsigned(facts), _unsigned_advice(facts)),
        "unknown-key": Message(
            _tr("No trusted key is called “{name}”.").format(name=facts.get("name", "")),
            _tr("Nothing was changed. `skylesson trust list` shows the keys there are, with their names and ids."),
        ),
        "bad-key": Message(_bad_key(facts), _tr("Nothing was changed. Ask the issuer for the key again.")),
        "reader-crashed": Message(
            _tr("The package could not be read: reading it failed twice."),
            _tr("It was kept out and nothing was changed. Ask where it comes from."),
        ),
        "incomplete": Message(
            _incomplete(facts), _tr("It fills from the next broadcast, or from any stick that has the package.")
        ),
        "older-version": Message(
            _tr("A newer version of this package is in the library."), _tr("The older one is not needed.")
        ),
        "foreign-own": Message(
            _tr("This package holds another teacher's own files in a form that only their program may write."),
            _tr("Ask for it to be shared with “Share this lesson”."),
        ),
    }


def _ways_in(facts: Mapping[str, object]) -> dict[str, Message]:
    """What came between a package and the library, or a folder and its package: disks, sticks, people."""
    detail = str(facts.get("detail", ""))
    return {
        "no-space": Message(_no_space(facts), _make_room(facts)),
        "unreadable": Message(
            _tr("The file cannot be read ({detail}).").format(detail=detail),
            _tr("Was the stick removed? Insert it again."),
        ),
        "stick-removed": Message(
            _tr("The stick was removed before all of it was taken in."),
            _tr("What came so far is kept. Insert it again: it goes on where it stopped."),
        ),
        "disk-trouble": Message(
            _tr("The disk did not take what was written ({detail}).").format(detail=detail),
            _tr("What was there before is unharmed. Have the disk checked."),
        ),
        "nothing-here": Message(_tr("Nothing of this is in the library."), _tr("Nothing was changed or written.")),
        "cancelled": Message(_tr("Stopped before the end."), _tr("Nothing is lost; it is tried again next time.")),
        "cannot-pack": Message(_cannot_pack(facts), _tr("No package was written. Put that right and pack again.")),
    }


def _program() -> dict[str, Message]:
    return {
        "library-in-use": Message(
            _tr("The library is in use: Skylesson is running already."), _tr("Close the other one first.")
        ),
        "unexpected": Message(
            _tr("Something unexpected happened."), _tr("Your lessons are safe. Start the program again.")
        ),
    }


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _arriving(facts: Mapping[str, object]) -> str:
    have, expected = _whole(facts.get("have")), _whole(facts.get("expected"))
    if not expected:
        return _tr("The package is still arriving.")
    share = have * 100 // expected
    return _tr("The package is still arriving: {share} % of {size}.").format(
        share=count_text(share), size=size_text(expected)
    )


def _cut_short(facts: Mapping[str, object]) -> str:
    have, expected, volume = (_whole(facts.get(fact)) for fact in ("have", "expected", "volume"))
    if volume:
        return _tr("Volume {number} of the package is not here.").format(number=count_text(volume))
    if not have and facts.get("have") is not None:
        return _tr("The file is empty.")
    if not expected:
        return _tr("The package is cut short: its end is missing.")
    return _tr("The package is cut short: only {have} of {expected} are here.").format(
        have=size_text(have), expected=size_text(expected)
    )


def _damaged(facts: Mapping[str, object]) -> str:
    bad, total = _whole(facts.get("bad")), _whole(facts.get("total"))
    return _tr("{bad} of {total} parts of the package are damaged.").format(
        bad=count_text(bad), total=count_text(total)
    )


def _incomplete(facts: Mapping[str, object]) -> str:
    missing, total = _whole(facts.get("bad")), _whole(facts.get("total"))
    ready, lessons = _whole(facts.get("ready")), _whole(facts.get("lessons"))
    said = _tr("{missing} of {total} pieces are still missing.").format(
        missing=count_text(missing), total=count_text(total)
    )
    if lessons:
        said = (
            _tr("{ready} of {lessons} lessons can be taught already.").format(ready=ready, lessons=lessons) + " " + said
        )
    return said


def _unsigned(facts: Mapping[str, object]) -> str:
    if facts.get("problem") == "replaces-signed":
        return _tr("No trusted key signed this package, but the one in the library is signed.")
    if facts.get("key"):
        return _tr("This package is signed with a key that your school does not know ({key}).").format(key=facts["key"])
    return _tr("This package is not signed, so nobody vouches for it.")


def _unsigned_advice(facts: Mapping[str, object]) -> str:
    admit = _tr("It is kept aside. Admit it if you know where it comes from.")
    if facts.get("key"):
        said = _tr(
            "Ask the issuer for the key, a file that ends in .pub, and add it: Settings, Add a key."
            " Then the package is taken in by itself."
        )
        return f"{said} {admit}" if facts.get("problem") == "ask" else said
    if facts.get("problem") == "ask":
        return admit
    return _tr("It was kept out and nothing was changed. Ask the issuer for a signed one.")


def _bad_key(facts: Mapping[str, object]) -> str:
    if facts.get("problem") == "wrong-password":
        return _tr("The password of the key is not right.")
    if facts.get("problem") == "name-taken":
        return _tr("Another key has the name “{name}” already.").format(name=facts.get("name", ""))
    return _tr("This file is no key that can be used.")


def _no_space(facts: Mapping[str, object]) -> str:
    needed, free = _whole(facts.get("needed")), _whole(facts.get("free"))
    if not needed:
        return _tr("The disk is full.")
    said = _tr("The disk is too full: {needed} are needed, {free} are free.").format(
        needed=size_text(needed), free=size_text(free)
    )
    floor = _whole(facts.get("floor"))
    return said + " " + _tr("({floor} of that always stay free.)").format(floor=size_text(floor)) if floor else said


def _make_room(facts: Mapping[str, object]) -> str:
    lacking = _whole(facts.get("needed")) - _whole(facts.get("free"))
    if lacking <= 0:
        return _tr("Free some space; it is tried again by itself.")
    return _tr("Make room for {size}; then it goes on by itself.").format(size=size_text(lacking))


def _cannot_pack(facts: Mapping[str, object]) -> str:
    named = {name: facts.get(name, "") for name in ("member", "folder", "where")}
    problems = {
        "too-large": _tr("The package would be larger than 4 GB, more than a stick can hold. Split it by weeks."),
        "absent": _tr("The file “{member}” that the manifest names is not there."),
        "no-manifest": _tr("{folder} has no file {member}, which says what is to be packed."),
        "bad-manifest": _tr("{member} is not right at “{where}”."),
        "manifest": _tr("{member} is no JSON object."),
        "manifest-too-large": _tr("The manifest is larger than any that can be read."),
    }
    other = _tr("The manifest names “{member}”, which a package cannot hold.")
    return problems.get(str(facts.get("problem")), other).format(**named)
