"""The sample's ledger: each indicator's counts, computed from the latent world."""
