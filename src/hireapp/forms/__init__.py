"""The form engine: YAML -> validated, frozen, versioned form -> response -> raw scores. It knows nothing of recruiting."""
