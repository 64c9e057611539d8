"""The latent world of the sample: what is true, and when each thing became known."""
