"""Report editions: closed, compared with a rebuild, and as known on a given day."""
