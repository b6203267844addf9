"""What the columns of a table are for, by the words at their head."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bidprep.documents.forms.shapes import Cell


class Role(StrEnum):
    """What a column, or a row that begins with its label, holds."""

    NUMBER = "number"
    QUESTION = "question"
    ANSWER = "answer"
    WEIGHTING = "weighting"
    LIMIT = "limit"
    GUIDANCE = "guidance"
    CRITERIA = "criteria"
    TYPE = "type"
    BUYER = "buyer"
    PRICE = "price"
    DATE = "date"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Column:
    """One column by its head: where it begins and ends in the grid (from 1), what it is for, and its words."""

    first: int
    last: int
    role: Role | None
    words: str

    def holds(self, cell: Cell) -> bool:
        """Return whether a cell begins in this column."""
        return self.first <= cell.column <= self.last


_BIDDER = (
    r"(?:potential |prospective )?(?:supplier|bidder|tenderer|applicant|provider|contractor|organi[sz]ation|"
    r"candidate|respondent|vendor|company|"
    r"consultant|your|participant|partner|you|offeror|consortium member|lead organi[sz]ation)(?:\(s\)|s)?(?:[’'´`]s?)?"
)
# The first that matches decides, so the narrower stand before the wider.
_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.BUYER, r"(?:for )?(?:office|official|internal|council|authority|buyer|trust|evaluator|panel|ccg|icb|"
        r"client|assessor|commissioner)(?:[’']?s)? (?:use|comments?|score|notes|only)"),
    (Role.WEIGHTING, r"(?:scores?d?|scoring) (?:weight(?:ing|age)?s?|available)\b|points\Z"),
    (Role.BUYER, r"(?:your |max(?:imum)? |min(?:imum)? |total |weighted |evaluator[’']?s? |consensus |moderated |"
        r"final |available |raw |minimum acceptable |maximum available |minimum pass |pass |possible )*(?:scores?|"
        r"scored?(?! (?:question|requirement|criteri))|"
        r"mark awarded|marks awarded|your mark|rank|ranking|total(?:\Z| (?:score|mark|weighted|points)))\b"),
    (Role.BUYER, r".{0,40}\b(?:accept\W{0,3}(?:/|defer|reject)|evaluat(?:or|ion)[’']?s? (?:comments?|notes)|"
        r"assessor|moderat|rag rating|reviewed by|checked by)"),
    (Role.BUYER, r"(?:kpis?|(?:key )?performance indicators?|service levels?)(?: (?:no\.?|number|ref\.?))?\Z"),
    (Role.BUYER, r"[A-Z]{2,6} (?:comments?|further comments?|follow)"),
    (Role.LIMIT, r"(?:response|answer|size|max(?:imum)? (?:response|answer))s? (?:limit|length|size|allowance)"
        r"|max(?:imum)? (?:response|answer)s?\Z"),
    (Role.WEIGHTING, r"(?:question |overall |quality |technical |sub[- ]?|section |criteria |individual )*"
        r"(?:weight(?:ing|age|"
        r"ed)?s?\b|%|percentage\Z|marks?\Z|marks available|max(?:imum)? marks?|points available|available marks|"
        r"max(?:imum)? points)"),
    (Role.LIMIT, r"(?:max(?:imum)?\.? )?(?:word|page|character|char)s?(?: ?/ ?page)?\s?(?:limit|count|length|max|\(max|"
        r"allowance)?s?\b|max(?:imum)?\.? (?:(?:no\.?|number) of )?(?:words|length|pages|characters|word count)|limit\b|"
        r"length of (?:answer|response)"),
    (Role.TYPE, r"(?:note|section)\s?/\s?question|question\s?/\s?(?:note|section)"),
    (Role.TYPE, r"(?:response|answer|question|input|field|item|row|evaluation|assessment|scoring) (?:type|format|method|"
        r"options?|choices)|"
        r"type(?: of (?:response|question|answer))?\Z|format\Z|mandatory\b|scored\s?/|(?:m|d)/(?:m|d)\Z|"
        r"pass\s?/\s?fail"),
    (Role.NUMBER, r"(?:(?:quality|award|technical|evaluation|tender|social value) )?"
        r"(?:question|q|qu|section|item|method statement|ms|criteri(?:on|a)|requirement|ref(?:erence)?|clause|para(?:graph)?|"
        r"ser(?:ial)?|line|sub[- ]?question|req|document|spec(?:ification)?)?\.?\s?(?:no\b\.?|nos\b\.?|number|num\b|"
        r"ref(?:erence)?\b\.?|id\b|#|nr\b\.?)(?: ?\(?s?\)?)?\Z"),
    (Role.NUMBER, r"(?:no|nr|num|number|ref|id|q|qu|para|#|s/n|item|question|section|lot)\.?(?: ?(?:no|#|"
        r"id)\.?)?\Z(?<!question)(?<!item)(?<!section)"),
    (Role.TERM, r"(?:defined )?terms?(?: used)?\Z|definitions?\b|meaning\b|abbreviations?\b|acronyms?\b|glossary|"
        r"expression"),
    (Role.ANSWER, rf"{_BIDDER}(?: to)?\s(?:full |written |own |detailed )?(?:responses?|answers?|repl(?:y|ies)|"
        rf"comments?|submission|evidence|statements?|compliance|declaration|confirmation|complete|input|follow|confirm|"
        rf"explanation|offer|proposal|to complete)\b"),
    (Role.ANSWER, r"(?:your|(?:bidder|supplier|tenderer|applicant|provider)(?:[’']?s|s[’'])?) (?:targets?|pledges?|"
        r"commitments?|offers?|proposals?|quantit(?:y|ies)|positions?|ratings?|self[- ]?(?:assessment|rating))\b.{0,40}\Z"),
    (Role.QUESTION, r"(?:[\w’'-]{1,14} ){1,3}questions?\Z"),
    (Role.ANSWER, r"(?!(?:question|requirement)s?\b)(?:[\w’'-]{1,14} ){1,3}(?:responses?|answers?|repl(?:y|ies))"
        r"(?: (?:here|below))?\Z"),
    (Role.ANSWER, r"(?:your |please |details of )?(?:response|answer|reply|responses|answers)\b(?! (?:guidance|"
        r"type|format|instructions|criteria|options?|choices))"),
    (Role.ANSWER, r"(?:please )?(?:to be |must be )?(?:completed?|complete|filled in|confirm|confirmed|answer|"
        r"tick|select|choose|insert|enter|state)(?: by)?(?: the)?(?: (?:supplier|bidder|tenderer|applicant|provider|"
        r"contractor|yes|here|as appropriate|below|box|if|one|relevant)\b.*)?\Z"),
    (Role.ANSWER, r"\(?(?:please )?(?:(?:circle|tick|select|choose|state|indicate|answer|"
        r"delete) )?\W?y(?:es)?\W{0,3}(?:/|or|\\)\W{0,3}n(?:o)?\b"),
    (Role.ANSWER, r"(?:fully |partially |non[- ]?)?(?:compl(?:y|ies|iant|iance|iant\?)|met|meets|enclosed|"
        r"included|attached|provided|submitted|agreed|accept(?:ed)?|confirmation|confirm(?:ed)?|declaration|"
        r"pass)\b.{0,40}\Z"),
    (Role.ANSWER, r"(?:implementation|how (?:will|do|does|you|met|the requirement)|description of|details? of|"
        r"comments?|further (?:details?|comments?|information)|additional (?:comments?|information|details?)|evidence|"
        r"explanation|supporting (?:evidence|information|statement|comments?)|details?/evidence|information provided|"
        r"notes and evidence)\b.{0,80}\Z"),
    (Role.DATE, r"(?:target |planned |due |key |actual |indicative |proposed )?(?:dates?|deadline|time ?scales?|"
        r"by when|timetable|date and time|time)\b"),
    (Role.GUIDANCE, r"(?:response |answer |supplier |bidder |question |additional |applicant )?(?:guidance|help|"
        r"notes?|instructions?|tips|hints|explanatory notes|what we are looking for|what (?:we|the panel) (?:want|"
        r"expect|will).*|rationale|how to answer|supporting notes)\b"),
    (Role.CRITERIA, r"(?:evaluation|assessment|scoring|award|marking|selection|quality|success) (?:criteri(?:a|"
        r"on)|guidance|scheme|method(?:ology)?|guide|standard)|how (?:this|it|the (?:question|response|"
        r"answer)) (?:will|is) .{0,30}(?:scored|assessed|evaluated|marked)|(?:what (?:a )?good|pass mark)|"
        r"criteria for|minimum (?:standard|requirement)s?"),
    (Role.PRICE, r".{0,40}(?:£|\bprices?\b|\brates?\b|\bunit cost|\bcosts?\b|\bqty\b|\bquantity\b|\bvat\b|"
        r"\btotal\b|\bunits?\b|\bhours?\b|\bdays?\b|\bfee\b|\bdiscount|\bamount\b|\bcharge)"),
    (Role.QUESTION, r"(?:the |tender |quality |technical |minimum |mandatory |selection |service |functional |"
        r"our |key |application |supporting |sub-?)*(?:questions?|requirements?|criteri(?:a|on)|"
        r"information (?:required|requested|needed)|standards?|principles?|prompts?|method statements?|statements?|"
        r"descriptions?|documents?|polic(?:y|ies)|topics?|areas?|subjects?|tasks?|items?|details?(?: required|"
        r" requested)?|categor(?:y|ies)|evidence required|please (?:provide|describe|answer|state|give).*|particulars|"
        r"conditions?|obligations?|elements?|aspects?|themes?|specifications?|checklist|declarations?|information|"
        r"title|text\Z|wording|questions? (?:and|/).*|certificates?|insurances?|"
        r"measures?|controls?|commitments?|type of (?:insurance|cover))\b"),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern, re.I)) for role, pattern in _ROLES)
_CASE_MATTERS = re.compile(r"[A-Z]{2,6} (?:[Cc]omments?|[Ff]urther|[Ff]ollow|[Aa]ccept)")
_MOST = 160


def role_of(words: str) -> Role | None:
    """Return what a column with these words at its head is for; None where they say nothing."""
    words = " ".join(words.split()).strip(" :*.-–?")
    if words == "%" or words.startswith("% "):
        return Role.WEIGHTING
    if words in ("#", "№"):
        return Role.NUMBER
    if not words or len(words) > _MOST:
        return None
    head = words.lstrip("([")
    for role, pattern in _COMPILED:
        if pattern.pattern.startswith("[A-Z]"):
            if _CASE_MATTERS.match(head):
                return role
            continue
        if pattern.match(head):
            return role
    first, slash, other = (piece.strip() for piece in head.partition("/"))
    if not (slash and first and other):
        return None
    return role_of(first) or role_of(other)  # two languages: “No. / Rhif”, “Pwysoliad / Weighting”
