"""The report site, made by Evidence."""
