"""The names of facts, as merge fields spell them."""


def field_key(name: str) -> str:
    """Return the key under which a fact's name is looked up: case and spacing do not matter."""
    return " ".join(name.replace("_", " ").split()).casefold()
