"""hireapp: choose people who sell by telephone, on evidence."""

__version__ = "0.1.0"
