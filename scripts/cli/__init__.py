"""The command ``warehouse``: one module for each group of commands."""
