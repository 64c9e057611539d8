"""The indicator warehouse: its command, build, gates, publishing and reports."""
