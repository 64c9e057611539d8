"""What is dear to make, once a session."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbench import Workbench, built


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a `warehouse build` of the committed sample; not to be changed."""
    home = tmp_path_factory.mktemp("sample")
    built(home, variables="{sample: true}")
    return home


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Build in this process, in homes of the tests' own."""
    environment, folder = dict(os.environ), Path.cwd()
    yield Workbench(tmp_path_factory.mktemp("bench"))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
