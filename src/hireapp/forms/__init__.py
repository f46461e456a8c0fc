"""The form engine: YAML -> validated, frozen, versioned form -> response -> raw scores. Knows nothing of recruiting."""
