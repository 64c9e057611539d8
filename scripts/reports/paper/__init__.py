"""The committee paper, as a Word file and as a PDF."""
