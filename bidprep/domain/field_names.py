"""The names of facts, as merge fields spell them."""


def field_key(name: str) -> str:
    """Return the key under which a fact's name is looked up: case, spacing and apostrophes do not matter."""
    bare = name.replace("_", " ").replace("’", "").replace("'", "")
    return " ".join(bare.split()).casefold()
