"""Widgets. They show records and emit wishes; they reach no database, package or engine."""
