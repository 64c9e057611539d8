"""Published files: written, versioned, read, and the record of runs."""
