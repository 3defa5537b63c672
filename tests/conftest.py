"""For all tests: nothing that is loaded once is looked through again and again."""

import gc
import os

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    """Some seven thousand collected tests make every full garbage collection slow."""
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests of screens wait now and then."""
    return (os.cpu_count() or 1) + 1
