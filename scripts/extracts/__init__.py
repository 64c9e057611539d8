"""Extract files: found, claimed and inspected before their rows are read."""
