"""The latent world of the sample: true events, and the day each became known."""
