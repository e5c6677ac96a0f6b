"""What can be wrong with a package. Each error has a ``reason`` code and facts; words are in desktop/messages.py."""

from collections.abc import Mapping
from pathlib import Path


class PackageError(Exception):
    """A package cannot be taken in. ``reason`` is a stable code, ``facts`` what a message needs to say it well."""

    reason = "package"

    def __init__(self, path: Path, **facts: object) -> None:
        said = ", ".join(f"{key}={value}" for key, value in facts.items())
        super().__init__(f"{path.name}: {self.reason} {said}".strip())
        self.path = path
        self.facts: Mapping[str, object] = facts


class NotAnArchiveError(PackageError):
    """The file is no 7z archive at all."""

    reason = "not-an-archive"


class ArchiveArrivingError(PackageError):
    """The archive is shorter than its own header says: still being received. Facts: ``have``, ``expected`` bytes."""

    reason = "arriving"


class ArchiveCutError(PackageError):
    """The archive is cut short, and no more will come. Facts: ``have``, ``expected``, or the ``volume`` wanted."""

    reason = "cut-short"


class ArchiveDamagedError(PackageError):
    """The archive's own checks fail. Facts: ``detail``, and ``member`` when one member is at fault."""

    reason = "archive-damaged"


class ArchiveEncryptedError(PackageError):
    """The archive needs a password, which packages never have."""

    reason = "encrypted"


class ArchiveRarError(PackageError):
    """The archive is a RAR file; no free program may read these everywhere."""

    reason = "rar"


class ArchiveUnsupportedError(PackageError):
    """The archive uses a method that cannot be read here. Facts: ``detail``."""

    reason = "unsupported"


class ArchiveLimitError(PackageError):
    """The archive goes beyond a stated limit. Facts: ``limit`` (its name), ``found``, ``allowed``."""

    reason = "limit"


class ManifestMissingError(PackageError):
    """Neither beside the archive nor in it is there a manifest."""

    reason = "no-manifest"


class ManifestError(PackageError):
    """The manifest breaks the format. Facts: ``where`` (a JSON path) and ``problem`` (a code)."""

    reason = "bad-manifest"


class ManifestMismatchError(PackageError):
    """Manifest and archive disagree. Facts: ``member`` and ``problem`` (absent, size, offset, archive-size)."""

    reason = "manifest-mismatch"


class PackageDamagedError(PackageError):
    """Some pieces or members do not have the hash that the manifest states. Facts: ``bad``, ``total``, ``members``."""

    reason = "damaged"


class WentBadError(PackageError):
    """Bytes in the library are not what they were when they came in. Facts: ``bad``, ``total``, ``lessons``: counts."""

    reason = "went-bad"


class OlderVersionError(PackageError):
    """A newer version of the same package is here already. Facts: ``version``, ``installed``."""

    reason = "older-version"


class NoSpaceError(PackageError):
    """The library's disk has no room. Facts: ``needed``, ``free`` bytes."""

    reason = "no-space"


class StickFullError(PackageError):
    """A stick has no room for what is to go on it. Facts: ``needed``, ``free`` bytes."""

    reason = "stick-full"


class StickGoneError(PackageError):
    """A stick was pulled, or gives up, while it was written. Facts: ``detail``."""

    reason = "stick-gone"


class StickRefusesError(PackageError):
    """A stick may not be written: a switch on it, or its file system. Facts: ``detail``."""

    reason = "stick-refuses"


class StickUnreliableError(PackageError):
    """Read back, a stick gives other bytes than were written. Facts: ``bad``, ``total`` pieces of the package."""

    reason = "stick-unreliable"


class StickOtherFileError(PackageError):
    """On the stick lies another file under the name of a package; it is not touched. Facts: ``name``."""

    reason = "stick-other-file"


class PackageRottenError(PackageError):
    """A package in the library is not what it was, so it is not handed on. Facts: ``detail`` (a code)."""

    reason = "rotten"


class UnknownPackageError(PackageError):
    """Nothing of this name is in the library. Facts: ``name``."""

    reason = "unknown-package"


class PackageLentError(PackageError):
    """Other packages use bytes of a package that is to be removed. Facts: ``packages``, ``lessons`` of theirs."""

    reason = "lent"


class BeingTaughtError(PackageError):
    """A package is to be removed of which a lesson is being taught. Nothing was changed."""

    reason = "being-taught"


class SourceUnreadableError(PackageError):
    """The file cannot be read (stick pulled, no permission, bad sector). Facts: ``detail``."""

    reason = "unreadable"


class StickRemovedError(SourceUnreadableError):
    """The disk that the file is on is gone; it is gone on with when it is back. Facts: ``detail``."""

    reason = "stick-removed"


class DiskTroubleError(PackageError):
    """Writing to the library failed; nothing half-written is kept as good. Facts: ``detail``."""

    reason = "disk-trouble"


class AcrossVolumesError(DiskTroubleError):
    """A rename would lead from one mount to another, so the file has to be copied. Facts: ``detail``."""


class FlushFailedError(DiskTroubleError):
    """The disk did not keep a file that lies on it. The system takes it for kept from then on: it must not be trusted.

    Facts: ``detail``.
    """


class ArchiveUnsafeError(PackageError):
    """A member's name or kind could do harm elsewhere. Facts: ``member`` and ``problem`` (a code)."""

    reason = "unsafe-member"


class BadSignatureError(PackageError):
    """The signature beside the manifest does not hold. Facts: ``problem`` (a code of sync.signature)."""

    reason = "bad-signature"


class UnsignedError(PackageError):
    """No trusted key signed it, and the school wants to be asked. Facts: ``key`` (unknown id or ''), ``problem``."""

    reason = "unsigned"


class ProgramRefusedError(PackageError):
    """A version of the program is not taken in.

    Facts: ``problem``: unsigned (with ``key``, an id that is not trusted for programs, or ''), other-platform (with
    ``platform``), in-volumes, which programs never are, or not-here, where nothing keeps versions.
    """

    reason = "program-refused"


class ProgramBackError(PackageError):
    """A version of the program cannot be gone back to. Facts: ``program``, ``problem``: not-here, or records."""

    reason = "program-back"


class UnknownKeyError(PackageError):
    """No trusted key has this name or id. Facts: ``name``."""

    reason = "unknown-key"


class KeyFileError(PackageError):
    """A file is no key that can be used. Facts: ``problem`` (a code)."""

    reason = "bad-key"


class ReaderCrashedError(PackageError):
    """Reading the archive ended the reading process twice. Facts: ``detail``."""

    reason = "reader-crashed"


class PartIncompleteError(PackageError):
    """Good pieces are kept, others are still missing. Facts: ``bad``, ``total`` pieces, ``lessons`` that are ready."""

    reason = "incomplete"


class ReceivingCancelledError(PackageError):
    """The user or the end of the program stopped the work; nothing is lost."""

    reason = "cancelled"


class BundleError(PackageError):
    """A bundle of records cannot be merged. Facts: ``name``, ``problem``: damaged, malformed or unsigned."""

    reason = "bad-bundle"

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, name=path.name, problem=problem)


class LibraryInUseError(PackageError):
    """Another program is changing this library. ``path`` is the library."""

    reason = "library-in-use"


class PackError(PackageError):
    """A folder cannot be made into a package. Facts: ``problem`` (a code) and what it needs."""

    reason = "cannot-pack"


class NothingHereError(PackageError):
    """What was asked for is not in the library: no own file of this id, or no resource of this lesson."""

    reason = "nothing-here"


class ForeignOwnError(PackageError):
    """A package from outside says that it is a file which a teacher of this school has added."""

    reason = "foreign-own"


class MoveRefusedError(PackageError):
    """The library cannot be moved. Facts: ``place``, ``problem``: inside, not-empty, no-library or damaged."""

    reason = "cannot-move"

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, place=str(path), problem=problem)
