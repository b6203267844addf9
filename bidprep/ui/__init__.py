"""The window: the only Qt. Pages show what operations and storage give; they do not know each other."""
