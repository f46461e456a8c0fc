"""Use cases: short functions on a unit of work, each one transaction. No Qt, no SQL."""
