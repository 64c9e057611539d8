"""What only developers run: proofs, mutations, golden files, comparisons."""
