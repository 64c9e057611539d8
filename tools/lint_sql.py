"""sqlfluff, without what DuckDB's binding prints of its objects while Python exits.

``python -m tools.lint_sql lint models`` takes the arguments of ``sqlfluff``.
"""

import atexit
import os

from sqlfluff.cli.commands import cli

if __name__ == "__main__":
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
    cli()
