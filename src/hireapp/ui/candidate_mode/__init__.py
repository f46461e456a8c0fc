"""Candidate mode: a window of its own, full screen, with nothing of HR in it."""
