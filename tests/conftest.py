"""For all tests: nothing that is loaded once is looked through again and again."""

import gc

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    """Some seven thousand collected tests make every full garbage collection slow."""
    gc.freeze()
