"""The sample's extracts: dumps of the world, with the errors that services make."""
