"""dbt in this process, and what its DuckDB sessions are given."""
