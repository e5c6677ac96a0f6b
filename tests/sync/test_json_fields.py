"""Tests of reading the fields of a JSON document, for what manifests do not ask."""

import pytest

from sync.json_fields import FieldProblem, Fields


@pytest.mark.parametrize("value", [1, "true", None, []])
def test_only_a_truth_value_is_one(value: object) -> None:
    assert Fields("$", {"a": True}).flag("a")
    assert not Fields("$", {}).flag("a")
    with pytest.raises(FieldProblem) as found:
        Fields("$", {"a": value}).flag("a")
    assert (found.value.where, found.value.problem) == ("$.a", "not-a-truth-value")


def test_a_table_tells_its_keys() -> None:
    assert Fields("$", {"b": 1, "a": 2}).keys() == ["a", "b"]
