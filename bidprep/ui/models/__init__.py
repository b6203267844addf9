"""Adapters that show plain tuples of records in Qt’s views."""
