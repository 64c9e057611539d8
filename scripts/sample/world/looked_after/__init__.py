"""Looked after children: episodes, placements, reviews, health assessments."""
