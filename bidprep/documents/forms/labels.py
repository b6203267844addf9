"""Labels beside a blank: which of them only want to know who fills the form in, or how long an answer is."""

import re

# Names, places, numbers and signatures of the bidder: fields, unless the buyer numbers them as questions.
_IDENTITY = re.compile(
    r"\W{0,3}(?:(?:please (?:enter|provide|state|insert) )?(?:the |your |full |legal |registered |trading |"
    r"print(?:ed)? |main |primary |secondary |lead |"
    r"authorised |head office |postal |correspondence |business |work |home |contact |billing |delivery |company |"
    r"organi[sz]ation(?:[’']?s)? |supplier(?:[’']?s)? |"
    r"bidder(?:[’']?s)? |tenderer(?:[’']?s)? |applicant(?:[’']?s)? |vendor |contractor |provider |charity |"
    r"daytime |mobile |direct |for and |on behalf of |first |last |"
    r"referee(?:[’']?s)? |client |customer |document |form |of |and |person |person[’']s |role |job |preferred |"
    r"alternative |bank |account )*)"
    r"(?:names?|surname|forename|sur ?name|title|position|role|job title|designation|status|signature|signed|sign|"
    r"sign(?:ed)? (?:by|here)|signatory|initials|dates?|"
    r"dated|address(?:es)?|line \d|town|city|county|post ?code|country|e-?mails?|tel(?:ephone)?|phone|mobile|fax|"
    r"landline|web ?site|url|contact|contacts?|details|"
    r"supplier|bidder|tenderer|applicant|organi[sz]ation|company|vendor|contractor|provider|charity|witness|"
    r"witnessed by|"
    r"reg(?:istration)?(?: no| number)?|(?:company|charity|vat|duns|registered|registration|account|sort|"
    r"telephone|phone|contact|mobile|fax|tel|reference|tender|contract|lot|purchase order)\b"
    r"(?:\s(?:reg(?:istered|istration)?|charity|company|vat|telephone|phone|code|name|title|"
    r"ref(?:erence)?))?(?:\s?(?:no|number|nos|numbers|ref|reference|code|name|id)\b\.?)?|"
    r"sort code|for and on behalf of|on behalf of|completed by|prepared by|capacity|linkedin|twitter|facebook|"
    r"social media)"
    r"\b[^?\n]{0,70}\Z",
    re.I,
)
_MORE_THAN_IDENTITY = re.compile(
    r"\b(?:describe|explain|how|why|what|outline|demonstrate|project|amount|experience|policy|approach|grant|"
    r"activit|benefici|turnover|income|insurance|aims|purpose|summary|budget|"
    r"describe|history|number of|start|end|finish|submission|proposal|funding|requested|cost|outcomes?|(?<!and )product|version"
    r"|licen[cs]es?|partners?|grid|will (?:be|have))\b",
    re.I,
)
_MOST = 110


_BOOKKEEPING = re.compile(
    r"\W{0,3}(?:(?:total|actual|final|your|current) )?(?:(?:number|no\.?|count) of )?(?:words?|characters?|pages?)"
    r"(?:\s(?:count|used|total|written|in (?:response|answer)|remaining)){0,2}\W{0,3}\Z",
    re.I,
)


def is_bookkeeping(words: str) -> bool:
    """Return whether a label only wants the length of an answer: “Word count: ____”."""
    return len(words) <= _MOST and _BOOKKEEPING.match(" ".join(words.split())) is not None


def says_more(words: str) -> bool:
    """Return whether a label asks for something of the organisation's work or money, not who it is."""
    return _MORE_THAN_IDENTITY.search(words) is not None


def is_identity(words: str) -> bool:
    """Return whether a label asks for no more than who and where the bidder is, or for a signature or its date."""
    words = " ".join(words.split()).strip(" :.*_…-–")
    second = words.partition(" / ")[2]  # of two languages: “Llofnod / Signature”
    is_named = _IDENTITY.match(words) or _IDENTITY.match(second)
    return 0 < len(words) <= _MOST and is_named is not None and not _MORE_THAN_IDENTITY.search(words)
