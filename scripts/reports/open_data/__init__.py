"""The open data: CSV, Parquet, a spreadsheet and their descriptions."""
