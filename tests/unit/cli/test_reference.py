"""The pages of the handbook that are made from the program say what the program says."""

import subprocess
import sys

from tests.source_tree import REPO


def test_the_reference_pages_are_true() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/reference.py", "--check"],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
