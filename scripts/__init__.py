"""The indicator warehouse's command line and what it needs around dbt."""
