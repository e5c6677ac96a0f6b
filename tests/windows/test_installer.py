"""Tests of the installer's script and of the build: every file is there, every text in both languages, VLC is VLC's."""

import hashlib
import importlib.util
import re
import struct
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

HERE = ROOT / "packaging" / "windows"
SCRIPT = (HERE / "skylesson.iss").read_text(encoding="utf-8-sig")
LANGUAGES = {"en", "zh"}


def section(name: str) -> list[str]:
    """Return the lines of a section, without comments."""
    found = re.search(rf"^\[{name}\]\n(.*?)(?=^\[|\Z)", SCRIPT, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return [line for line in found[1].splitlines() if line.strip() and not line.startswith((";", "#"))]


def fields(line: str) -> dict[str, str]:
    """Return the parameters of an entry."""
    return {key: value.strip('"') for key, value in re.findall(r'(\w+): ((?:"(?:[^"]|"")*"|[^;])*)', line)}


def setup() -> dict[str, str]:
    return dict(line.split("=", 1) for line in section("Setup"))


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """The build script, which is in no package."""
    spec = importlib.util.spec_from_file_location("build_for_windows", HERE / "build.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_texts_are_marked_as_utf_8_as_inno_setup_wants_it() -> None:
    for name in ("skylesson.iss", "zh.isl"):
        assert (HERE / name).read_bytes().startswith(b"\xef\xbb\xbf"), name


def test_every_text_is_in_both_languages_and_is_used() -> None:
    texts: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for line in section("CustomMessages"):
        name, words = line.split("=", 1)
        language, name = name.split(".")
        texts[language][name] = words.strip()
    used = {*re.findall(r"\{cm:(\w+)\}", SCRIPT), *re.findall(r"CustomMessage\('(\w+)'\)", SCRIPT)}
    assert set(texts["en"]) == set(texts["zh"]) == used
    assert all(re.search(r"[\u4e00-\u9fff]", words) for words in texts["zh"].values())
    assert all(words.isascii() and words for words in texts["en"].values())
    assert {fields(line)["Name"] for line in section("Languages")} == LANGUAGES


def test_the_chinese_of_the_installer_itself_is_whole_where_people_look() -> None:
    text = (HERE / "zh.isl").read_text(encoding="utf-8-sig")
    known = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith(";"))
    wanted = {"ButtonNext", "ButtonInstall", "ButtonFinish", "WelcomeLabel2", "SelectDirLabel3", "FinishedLabel"}
    assert wanted <= set(known)
    assert known["LanguageID"] == "$0804"
    for name, words in known.items():
        assert words.strip(), name
        assert name.startswith(("Language", "Dialog")) or re.search(r"[\u4e00-\u9fff]", words), name
    # What Inno Setup fills in, as its own English texts have it.
    for name, filled in (("WelcomeLabel2", "[name/ver]"), ("DiskSpaceMBLabel", "[mb]"), ("ConfirmUninstall", "%1")):
        assert filled in known[name]


def test_every_file_that_it_names_is_there_or_made_by_the_build() -> None:
    made = ("{#Dist}\\", "..\\..\\build\\windows\\", "compiler:")
    named = [fields(line)["Source"] for line in section("Files")]
    named += [setup()["LicenseFile"], setup()["SetupIconFile"]]
    named += [name for line in section("Languages") for name in fields(line)["MessagesFile"].split(",")]
    assert [
        name for name in named if not name.startswith(made) and not (HERE / name.replace("\\", "/")).is_file()
    ] == []
    assert sum(name.startswith("{#Dist}") for name in named) == 4


def test_no_administrator_no_service_and_the_library_stays() -> None:
    assert setup()["PrivilegesRequired"] == "lowest"
    assert "commandline" in setup()["PrivilegesRequiredOverridesAllowed"]
    assert "sc.exe" not in SCRIPT
    assert "[UninstallDelete]" not in SCRIPT
    assert all(fields(line)["Root"] == "HKA" for line in section("Registry"))
    assert {fields(line)["Name"] for line in section("InstallDelete")} == {r"{app}\program", r"{app}\vlc"}
    tasks = {fields(line)["Name"]: fields(line).get("Flags", "") for line in section("Tasks")}
    assert tasks["autostart"] == "unchecked"
    for name in ("Icons", "Registry"):
        assert {fields(line)["Tasks"] for line in section(name) if "Tasks:" in line} <= set(tasks)


def test_what_it_starts_is_what_the_recipe_makes() -> None:
    recipe = (HERE / "skylesson.spec").read_text(encoding="utf-8")
    programs = {f"{name}.exe" for name in re.findall(r'EXE\(.*?name="(\w+)"', recipe)}
    assert programs == {"skylesson.exe", "skylessonw.exe"}
    assert set(re.findall(r"\{app\}\\(\w+\.exe)", SCRIPT)) == programs
    assert '"contents_directory": "program"' in recipe


def vlc_archive(folder: Path, *names: str) -> Path:
    archive = folder / "vlc-3.0.99-win64.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in names:
            made.writestr(f"vlc-3.0.99/{name}", name)
    return archive


def test_vlc_is_used_only_when_it_is_what_was_published(build: ModuleType, tmp_path: Path) -> None:
    archive = vlc_archive(tmp_path, "libvlc.dll")
    right = hashlib.sha256(archive.read_bytes()).hexdigest()
    build.check_vlc(archive, right.upper())
    for wrong in ("", "ab" * 32, "short"):
        with pytest.raises(SystemExit):
            build.check_vlc(archive, wrong)
    archive.with_name(archive.name + ".sha256").write_text(f"{right} *{archive.name}\n", encoding="ascii")
    build.check_vlc(archive, "")
    archive.write_bytes(archive.read_bytes() + b"!")
    with pytest.raises(SystemExit, match="not what was published"):
        build.check_vlc(archive, "")


def test_of_vlc_only_what_plays_is_taken_and_nothing_that_opens_a_socket(build: ModuleType, tmp_path: Path) -> None:
    used = ["libvlc.dll", "libvlccore.dll", "COPYING.txt", "plugins/codec/libavcodec_plugin.dll",
            "plugins/access/libfilesystem_plugin.dll", "plugins/video_output/libvmem_plugin.dll"]  # fmt: skip
    unused = ["vlc.exe", "plugins/gui/libqt_plugin.dll", "plugins/access/libhttp_plugin.dll", "skins/default.vlt",
              "plugins/access/libsmb_plugin.dll", "plugins/services_discovery/libsap_plugin.dll",
              "../escape.dll", "plugins/codec/../../../escape.dll"]  # fmt: skip
    target = tmp_path / "program" / "vlc"
    build.take_vlc(vlc_archive(tmp_path, *used, *unused), target)
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert there == set(used)
    assert not list(tmp_path.rglob("escape.dll"))
    with pytest.raises(SystemExit, match="no libVLC"):
        build.take_vlc(vlc_archive(tmp_path, "vlc.exe"), target)


def test_the_icon_is_one_and_the_builders_are_locked(build: ModuleType) -> None:
    made = build.icon_file([(16, b"PNG16"), (256, b"PNG256")])
    assert struct.unpack("<HHH", made[:6]) == (0, 1, 2)
    for number, (side, data) in enumerate(((16, b"PNG16"), (0, b"PNG256"))):
        width, _h, _c, _r, _p, bits, size, offset = struct.unpack("<BBBBHHII", made[6 + 16 * number : 22 + 16 * number])
        assert (width, bits, made[offset : offset + size]) == (side, 32, data)
    locked = build.builders()
    for name in build.BUILDERS:
        assert re.search(rf"^{name}==\S+ \\\n\s+--hash=sha256:", locked, re.MULTILINE), name
    assert build.version()
