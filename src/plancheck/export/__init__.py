"""The tables in the forms other programs use: Parquet, Excel, Stata, SDMX-CSV, DuckDB."""
