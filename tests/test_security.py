"""Tests of what the program stands on: its dependencies, what is known of them, what it is made of, and its threats."""

import ast
import json
import re
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import cyclonedx.schema
import pytest
from jsonschema import Draft7Validator
from packaging.version import Version
from referencing import Registry
from referencing.jsonschema import DRAFT7

from tests.conftest import ROOT

ADVISORIES = runpy.run_path(str(ROOT / "tools" / "advisories.py"))
SBOM = runpy.run_path(str(ROOT / "tools" / "sbom.py"))
SNAPSHOT: dict[str, Any] = json.loads((ROOT / "requirements" / "advisories.json").read_text(encoding="utf-8"))


def advisory(name: str, *events: dict[str, str]) -> dict[str, Any]:
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}]
    affected = [{"package": {"ecosystem": "PyPI", "name": name}, "ranges": ranges}]
    return {"snapshot": "2026-11-25", "looked_at": [name], "vulns": [{"id": "X-1", "affected": affected}]}


def test_the_package_for_older_systems_is_looked_up_too_and_has_a_list_of_its_own() -> None:
    older = [ADVISORIES["pins"](group) for group in ADVISORIES["LOCKS"]][1]
    found = {name: version for name, version, _ in SBOM["locked"](SBOM["OLDER"])}
    assert older["pyside6-essentials"] == found["pyside6-essentials"] == found["shiboken6"]
    many = {name: version for name, version, _ in SBOM["locked"]()}
    assert {name for name in many if many[name] != found[name]} == {"pyside6-essentials", "shiboken6"}
    assert set(many) == set(found)


def test_no_pin_is_known_to_be_vulnerable() -> None:
    pins = ADVISORIES["pins"]()
    assert {"py7zr", "pyside6-essentials", "pytest", "bandit"} < set(pins)
    assert list(ADVISORIES["problems"](pins, SNAPSHOT)) == []
    for found in SNAPSHOT["vulns"]:
        [affected] = found["affected"]
        assert affected["package"]["name"] in pins
        assert [Version(event["fixed"]) for event in affected["ranges"][0]["events"] if "fixed" in event]


@pytest.mark.parametrize(
    ("version", "events", "hit"),
    [
        ("1.1.2", [{"introduced": "0"}, {"fixed": "1.1.3"}], True),
        ("1.1.3", [{"introduced": "0"}, {"fixed": "1.1.3"}], False),
        ("1.1.10", [{"introduced": "0"}, {"fixed": "1.1.3"}], False),
        ("2.5", [{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "2.0"}, {"fixed": "3.0"}], True),
        ("1.5", [{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "2.0"}, {"fixed": "3.0"}], False),
        ("1.0", [{"introduced": "0"}, {"last_affected": "1.0"}], True),
        ("1.0.1", [{"introduced": "0"}, {"last_affected": "1.0"}], False),
        ("9.9", [{"introduced": "0"}], True),
    ],
)
def test_a_version_in_a_range_is_found(version: str, events: list[dict[str, str]], hit: bool) -> None:
    assert bool(list(ADVISORIES["problems"]({"x": version}, advisory("x", *events)))) is hit
    assert list(ADVISORIES["problems"]({"y": version}, advisory("x", *events))) == []


def test_an_old_snapshot_and_packages_that_it_does_not_know_are_said() -> None:
    snapshot = advisory("x")
    assert list(ADVISORIES["warnings"]({"x": "1"}, snapshot, date(2026, 12, 1))) == []
    [old] = ADVISORIES["warnings"]({"x": "1"}, snapshot, date(2027, 6, 1))
    assert "188 days old" in old
    [unknown] = ADVISORIES["warnings"]({"x": "1", "y": "1"}, snapshot, date(2026, 12, 1))
    assert "1 of 2 packages were not looked up in it: y" in unknown


def test_the_check_runs_without_a_network_and_says_what_it_found() -> None:
    ended = subprocess.run(
        [sys.executable, "tools/advisories.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "")


def test_each_runtime_dependency_says_why_it_is_there() -> None:
    said = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8").lower()
    rows = " ".join(line for line in said.splitlines() if line.startswith("|"))
    words = set(re.findall(r"[a-z0-9][a-z0-9-]*", rows))
    assert {name for name, _, _ in SBOM["locked"]()} - words == set()


def test_the_sbom_keeps_the_published_schema(tmp_path: Path) -> None:
    out = tmp_path / "made" / "skylesson.cdx.json"
    subprocess.run([sys.executable, "tools/sbom.py", str(out)], cwd=ROOT, check=True, capture_output=True)
    first = out.read_bytes()
    said = json.loads(first)
    assert [error.message for error in schema().iter_errors(said)] == []
    assert [error.message for error in schema().iter_errors({**said, "components": [{"name": "x"}]})] != []
    subprocess.run([sys.executable, "tools/sbom.py", str(out)], cwd=ROOT, check=True, capture_output=True)
    assert out.read_bytes() == first


def schema() -> Draft7Validator:
    """Return the schema of CycloneDX 1.6 as it is published, with those that it refers to."""
    folder = Path(cyclonedx.schema.__file__).parent / "_res"

    def read(name: str) -> Any:
        return json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))

    whole = read("bom-1.6")
    base = whole["$id"].rpartition("/")[0]
    names = ("spdx", "jsf-0.82", "cryptography-defs")
    held = [(f"{base}/{name}.SNAPSHOT.schema.json", DRAFT7.create_resource(read(name))) for name in names]
    return Draft7Validator(whole, registry=Registry[Any]().with_resources(held))


def test_the_sbom_has_all_that_is_locked_with_licence_hashes_and_what_needs_what() -> None:
    said = SBOM["document"]()
    parts = {part["name"]: part for part in said["components"]}
    for name, version, hashes in SBOM["locked"]():
        assert parts[name]["purl"] == f"pkg:pypi/{name}@{version}"
        assert [found["content"] for found in parts[name]["hashes"]] == hashes != []
        assert parts[name]["licenses"], name
    assert parts["hatchling"]["scope"] == parts["pluggy"]["scope"] == "excluded"
    assert parts["py7zr"]["scope"] == parts["pycparser"]["scope"] == "required"
    assert parts["libvlc5"]["licenses"] == [{"expression": "LGPL-2.1-or-later"}]
    needs = {link["ref"]: link["dependsOn"] for link in said["dependencies"]}
    assert parts["pycparser"]["purl"] in needs[parts["cffi"]["purl"]]
    assert parts["libvlc5"]["bom-ref"] in needs["skylesson"]
    assert "http" not in json.dumps(said)


def test_every_proof_of_the_threat_model_is_there() -> None:
    said = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    proofs = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", said)
    assert len(proofs) > 25
    for file, name in proofs:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, f"{file}::{name}"


def test_nothing_that_bandit_finds_is_passed_over_without_a_reason() -> None:
    lines = [
        (path, line)
        for room in ("catalogue", "desktop", "player", "sync", "tools")
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "# nosec" in line
    ]
    assert len(lines) > 20
    assert [found for found in lines if not re.search(r"# nosec B\d+(, B\d+)*  # \w", found[1])] == []
