"""The evaluation as a PDF: receives a finished ``Dossier``, returns bytes; computes nothing and queries nothing."""
