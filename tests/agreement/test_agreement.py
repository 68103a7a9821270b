"""A thousand random questions: the oracle, the engine and the executor answer alike.

`./kith prove agreement` asks twenty thousand on both engines.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.agreement.rounds import Place, asked

GRAPHS, QUESTIONS = 25, 40
PLAIN = settings(
    max_examples=GRAPHS,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(1800)
@PLAIN
@given(seed=st.integers(0, 2**32))
async def test_all_answer_alike(here: Place, seed: int) -> None:
    differing = [found async for found in asked(here, seed, QUESTIONS) if found]
    assert not differing, f"seed {seed}: {len(differing)} of {QUESTIONS}, such as {differing[0]}"
