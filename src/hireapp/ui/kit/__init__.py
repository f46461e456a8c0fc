"""The building blocks of every screen: theme, type, icons, painted widgets. They know Qt, nothing of recruiting."""
