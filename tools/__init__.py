"""Developer tools: proofs, mutations, golden files, comparisons."""
