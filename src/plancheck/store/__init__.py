"""A store of many documents' tables: partitioned Parquet, a manifest of what is in it, and SQL over both."""
