"""The window: Qt widgets only; knows services, domain, forms and reports, never storage."""
