"""Acronyms and names in capitals that are one slip from a word, or long enough to be taken for a misspelt one.

Those of up to five letters need not stand here, for they are never taken for words, unless their plural is: MARACS.
To add one: a word in the list.
"""

ACRONYMS = frozenset(
    """
    ADDACTION ATAMIS AUDITC BARNARDOS CAFCASS CHISVA HMICFRS INGEUS JAGGAER LGBTQI LGBTQIA MARAC MENCAP MULTIQUOTE
    NACRO NDELIUS NEBOSH NEPACS NHSEI NICEIC OASYS OFSTED PENTEST PROACTIS RECOOP REFERNET RIDDOR SAFELIVES SEETEC SENDIASS
    SOCITM SODEXO SWEMWBS UNCRPD UNICEF UNISON WEMWBS
    """.split()  # noqa: SIM905 - a list of thirty strings would be read by nobody
)
"""What is right in capitals beside the words of the dictionary."""
