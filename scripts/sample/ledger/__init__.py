"""The sample's ledger: what each indicator counts, from the world itself."""
