"""The sample's extracts: dumps of the world, with the mess that services send."""
