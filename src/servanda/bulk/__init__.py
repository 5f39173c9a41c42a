"""Whole news crawls: read by topic, deduplicated, checked, written as Parquet; on datatrove's pipeline and executors."""
