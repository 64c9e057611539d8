"""Child health: the register, reviews, immunisations and CAMHS."""
