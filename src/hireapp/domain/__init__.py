"""Recruiting itself: frozen values and rules; no input, no output, no window, no SQL."""
