"""``pack``: make a package of a folder, and sign it."""

import argparse
import getpass
import os
from pathlib import Path
from typing import TextIO

from desktop.commands.typed_paths import file_to_read, file_to_write, folder_to_read
from sync.errors import KeyFileError, ManifestError, PackError
from sync.manifest import MANIFEST_NAME
from sync.pack import pack
from sync.pieces import unheard
from sync.program_pack import pack_program
from sync.secret_key import needs_password, parse_secret_key
from sync.signature import SecretKey, SignatureProblem

PASSWORD_VARIABLE = "SKYLESSON_KEY_PASSWORD"  # noqa: S105  # nosec B105  # the name of a variable, not what it holds


def make_package(options: argparse.Namespace, out: TextIO) -> int:
    """Write OUT.7z and its side manifest from a folder with manifest.json and media; with ``--key`` sign it.

    With ``--program`` the folder is a version of the program.
    """
    folder, path = folder_to_read(options.folder), file_to_write(options.out)
    key = read_secret_key(file_to_read(options.key)) if options.key else None
    if options.program and key is not None:
        made = pack_program(folder, path, key)
        out.write(f"{options.out}  skylesson {made.version} {made.platform}  {key.public.name}\n")
        return 0
    try:
        manifest = pack(folder, path, unheard, key)
    except ManifestError as error:
        # Here it is whoever packs who can put it right, not whoever sends.
        raise PackError(folder, problem="bad-manifest", member=MANIFEST_NAME, where=error.facts["where"]) from error
    resources = sum(len(lesson.resources) for lesson in manifest.lessons)
    signed = "" if key is None else f"  {key.public.name}"
    out.write(f"{options.out}  {manifest.id} v{manifest.version}  {len(manifest.lessons)} / {resources}{signed}\n")
    return 0


def read_secret_key(path: Path) -> SecretKey:
    """Read a minisign secret key; its password comes from the environment, else it is asked for.

    Raises:
        KeyFileError: it is no secret key, or the password is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
        password = ""  # nosec B105  # none is needed
        if needs_password(text):
            password = os.environ.get(PASSWORD_VARIABLE) or getpass.getpass("Password: ")
        return parse_secret_key(text, password)
    except (SignatureProblem, UnicodeDecodeError) as error:
        raise KeyFileError(path, problem=getattr(error, "problem", "not-a-key")) from error
    except OSError as error:
        raise KeyFileError(path, problem="unreadable", detail=error.strerror or str(error)) from error
