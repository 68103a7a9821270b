from graph.statement import Statement


def test_a_statement_prints_its_text_and_parameters() -> None:
    assert str(Statement("RETURN $a, $b", {"a": 1, "b": "x"})) == "RETURN $a, $b\n  $a = 1\n  $b = 'x'"
