"""Write the texts of the program into desktop/translations/*.ts, and compile them.

Texts are found in the source: ``self.tr("...")`` has the class as its context, ``_tr("...")`` the one that the module's
own ``_tr`` names. Translations that exist stay; a text that is no longer used goes. The .ts files are Qt Linguist's.
``--check`` writes nothing and exits with 1 when a file would change or a text is not translated.
"""

import argparse
import ast
import re
import subprocess  # nosec B404  # every call is judged by itself
import sys
import xml.etree.ElementTree as ET  # nosec B405  # our own files
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "desktop" / "translations"
LANGUAGES = {"zh_CN": 1, "en": 2}
"""Languages and how many plural forms each has. English needs only its plurals: the source is English."""

_FIELD = re.compile(r"\{[^{}]*\}")

Text = tuple[str, str, bool]
"""Context, source text, whether it counts something (%n)."""

QT_LACKS: frozenset[Text] = frozenset(
    {("QFileDialog", "&Look in:", False), ("QFileDialog", "Files of &type:", False)}
    | {("QAbstractFileIconProvider", kind, False) for kind in ("Drive", "File", "Folder", "Unknown")}
)
"""What Qt says in the window and its own Chinese does not have."""


def texts() -> list[Text]:
    """Return every text of the program, each once, in a stable order."""
    found: set[Text] = set(QT_LACKS)
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= set(_texts_in(tree, _own_context(tree), ""))
    return sorted(found)


def _own_context(tree: ast.Module) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "translate":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                return str(first.value)
    return ""


def _texts_in(node: ast.AST, own: str, class_name: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else class_name
        if isinstance(child, ast.Call) and child.args and isinstance(child.args[0], ast.Constant):
            text = child.args[0].value
            name = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
            if isinstance(text, str) and name in ("tr", "_tr"):
                yield (class_name if name == "tr" else own, text, "%n" in text)
        yield from _texts_in(child, own, inner)


def known(path: Path) -> dict[tuple[str, str], list[str]]:
    """Return the translations in a .ts file: one text, or one a plural form."""
    found: dict[tuple[str, str], list[str]] = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  # nosec B314  # our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found[context.findtext("name", ""), message.findtext("source", "")] = forms
    return found


def document(language: str, translations: dict[tuple[str, str], list[str]], plurals: int) -> tuple[str, list[Text]]:
    """Return the .ts file of a language with so many plural forms, and the texts that it lacks."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    missing: list[Text] = []
    contexts: dict[str, ET.Element] = {}
    for context, source, counts in texts():
        if language == "en" and not counts:
            continue
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message", {"numerus": "yes"} if counts else {})
        ET.SubElement(message, "source").text = source
        forms = [form for form in translations.get((context, source), []) if form]
        translation = ET.SubElement(message, "translation")
        if len(forms) != (plurals if counts else 1):
            missing.append((context, source, counts))
            translation.set("type", "unfinished")
        elif counts:
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', missing


def spoilt(translations: dict[tuple[str, str], list[str]]) -> list[tuple[str, str, str]]:
    """Return the translations in which other things are filled in than in the source text."""
    return [
        (context, source, form)
        for (context, source), forms in translations.items()
        for form in forms
        if form and set(_FIELD.findall(form)) != set(_FIELD.findall(source))
    ]


def main() -> int:
    """Bring the files up to date, or check that they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    complete = True
    for language, plurals in LANGUAGES.items():
        path = FOLDER / f"skylesson_{language}.ts"
        text, missing = document(language, translations := known(path), plurals)
        for context, source, form in spoilt(translations):
            print(f"{path.name}: a place to fill in was lost or invented: {context}: {source}: {form}")
            complete = False
        for context, source, _ in missing:
            print(f"{path.name}: not translated: {context}: {source}")
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        complete = complete and not missing and not (options.check and changed)
        if changed and options.check:
            print(f"{path.name}: texts were added or are no longer used; run make translations")
        elif not options.check:
            path.write_text(text, encoding="utf-8")
            compiler = Path(sys.executable).with_name("pyside6-lrelease")
            command = [compiler, "-silent", path, "-qm", path.with_suffix(".qm")]
            subprocess.run(command, check=True)  # nosec B603  # arguments of our own
    pages = [sys.executable, Path(__file__).with_name("troubleshooting.py")]
    if options.check:
        pages.append("--check")
    written = subprocess.run(pages, check=False)  # nosec B603  # arguments of our own
    return 0 if written.returncode == 0 and complete else 1


if __name__ == "__main__":
    sys.exit(main())
