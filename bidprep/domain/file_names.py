"""Names for files, made of what people called things."""

_FORBIDDEN = frozenset('\\/:*?"<>|')
_LONGEST = 100


def clean_file_name(words: str) -> str:
    """Return words as a file may be called on every system, without an ending: in one line of at most 100 characters.

    >>> clean_file_name("Call-off 2 / North: who?")
    'Call-off 2 North who'
    """
    kept = "".join(sign if sign.isprintable() and sign not in _FORBIDDEN else " " for sign in words)
    return " ".join(kept.split())[:_LONGEST].strip(" .")
