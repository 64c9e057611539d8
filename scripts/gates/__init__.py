"""The gates: expectations of each layer, evaluated by Great Expectations."""
