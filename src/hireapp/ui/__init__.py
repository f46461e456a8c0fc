"""The window. Knows services, domain, forms and reports; never storage."""
