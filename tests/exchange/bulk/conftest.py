from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.exchange.bulk import server as servers


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests do."""
    with servers.running() as address:
        yield address
