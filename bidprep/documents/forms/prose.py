"""What the paragraphs between tables ask: a question with room, dots, boxes, a prompt or a box below it."""

import re
from dataclasses import replace
from decimal import Decimal

from bidprep.documents.forms.boxes import Found
from bidprep.documents.forms.drafts import (
    Draft,
    asks_to_fill_in,
    draft_of,
    is_about_marks,
    is_required,
    join,
    place_of,
    take_apart,
)
from bidprep.documents.forms.in_line import BOXES, place_in
from bidprep.documents.forms.labels import is_bookkeeping, is_identity
from bidprep.documents.forms.limits import limit_in, weighting_at_end, weighting_in
from bidprep.documents.forms.measures import BAND, LABEL, ROOM_ONLY, TITLE
from bidprep.documents.forms.shapes import Line
from bidprep.documents.forms.wording import (
    asks,
    asks_plainly,
    choices_in,
    has_boxes,
    is_blank,
    is_cue,
    is_number,
    is_prompt,
    is_yes_no,
    line_to_write_on,
    split_number,
    ticked_in,
)
from bidprep.domain.bids import Limit
from bidprep.domain.form_proposals import AnswerPlace

_MOST_PENDING = 14  # paragraphs looked back at for what an answer place belongs to
_TITLE = re.compile(
    r"\W{0,3}(?:question|q|method statement|criterion|award question|quality question)\.?\s?(?:no\.?\s?)?\d{1,3}\b",
    re.I,
)
_ANSWERED = re.compile(
    r"\W{0,3}(?:(?:our|your|supplier|bidder|tenderer|applicant)(?:[’']s)? )?(?:response|answer|reply)\s?:\s?(?P<said>\w.*)\Z",
    re.I | re.S,
)
"""An answer on the line of its cue, as forms that were filled in have it: “Response: We run a hostel.”"""
_ABOUT_THE_ANSWER = re.compile(
    r"\W{0,3}(?:please )?(?:use|limit|restrict|keep|do not|write|answer|respond|ensure|note|provide (?:your|"
    r"a) (?:answer|response)|(?:(?:your|the) )?(?:answer|response))\b",
    re.I,
)
_SAYS_MORE = re.compile(r"\W{0,3}(?:please )?(?:also )?(?:include|attach|refer|cover|address|make sure)\b", re.I)
_TELLS = re.compile(r"\W{0,2}(?:weight(?:ing|ed)?|(?:page|word|character) limit|marks?(?: available)?)\s?[:–-]", re.I)
_HELPS = re.compile(r"\W{0,3}(?:for example|for instance|e\.\s?g\.|think about)\b", re.I)
_LABEL_LINE = re.compile(
    r"\W{0,2}(?:(?P<asked>question)|(?P<help>(?:(?:response|answer|bidder) )?guidance(?: for bidders)?)"
    r"|requirements?|background|context|scenario)\W{0,2}\Z",
    re.I,
)
_MOST_LABELLED = 40  # paragraphs of a question with its help, where lines say which is which
_NAMED = 0.75  # how sure a question is that stands under “Question”, without room
_BETWEEN = 3  # lines at most between a title and its question
_ANSWER_TO = re.compile(
    r"\W{0,3}(?:(?P<number>[A-Z]{1,3}\d[\w.]{0,6})\W{0,3}(?:[\w’']{1,12}\s){0,2}(?:response|answer|reply)\b"
    r"|(?:[\w’']{1,12}\s){0,3}(?:response|answer|reply) to (?:question\s|method statement\s)?(?P<last>[A-Z]{0,3}\d[\w.]{0,6}))",
    re.I,
)
"""“MS1 Response:” and “Response to MS1:” below a list of questions."""
_LETTER = re.compile(r"\W?(?:[a-z]|[ivx]{1,4})\W{0,2}", re.I)
_CODE = re.compile(r"[A-Z]{1,3}\d")  # of a criterion, “AC1: Contract management”
_OWN_ROOM = 2  # empty paragraphs after a question that are room for its answer


class ProseReader:
    """Reads paragraphs in their order. What has been read and not been answered yet is pending."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.fields: list[tuple[str, AnswerPlace, int]] = []
        self.rooms: dict[str, AnswerPlace] = {}
        self.section = ""
        self._outer_section = ""
        self._pending: list[tuple[Line, int]] = []
        self._open: Draft | None = None
        self._empty = 0
        self._title_weighting: Decimal | None = None
        self._title_limit: Limit | None = None
        self._asked_from = -1  # where among what is pending the question begins, where a line says that it follows
        self._is_helping = False  # whether what follows helps with it, as a line says

    def read(self, line: Line, block: int) -> None:
        """Take one paragraph; `block` is its place among the form's blocks."""
        words = line.words.strip()
        if not words and not line.gaps:
            self._empty += 1
            return
        empty, self._empty = self._empty, 0
        if self._may_be_answer(line, words) or self._takes_label(line, words):
            return
        above = self._pending[-1][0] if self._pending else None
        if words and empty and self._must_be_answered:
            self._settle_pending(has_room=True)
        if words and empty >= (_OWN_ROOM if line.heading or self._begins(line, words, above) else _OWN_ROOM + 1):
            self._settle_pending(has_room=True)
        if line.heading and not line.gaps and not self._is_question(line, words):
            self._settle_pending(has_room=False)
            self._outer_section = self.section
            self.section = line.shown
            self._title_weighting = weighting_at_end(line.words) if _TITLE.match(line.shown) else None
            self._open = None
            self._pending = [(line, block)]  # a heading may be the question itself, with a box right below it
        elif not _begins_with_choices(words) and self._inline(line, words, block):
            self._open = self.drafts[-1] if self.drafts else None
        elif self._answers_pending(line, words, block):
            return
        else:
            if not self._is_labelled and self._begins(line, words, above):
                if not (self._is_under_title(line, words) or self._is_part_of_list(line, words)):
                    self._settle_pending(has_room=False)
                self._open = None
            elif not self._is_labelled and _is_bold_title(line, words):
                self._settle_pending(has_room=False)
                self._outer_section = self.section
                self.section = line.shown
                self._open = None
            most = _MOST_PENDING if self._asked_from < 0 else _MOST_LABELLED
            self._pending = [*self._pending, (line, block)][-most:]

    @property
    def _is_labelled(self) -> bool:
        """Whether what comes is the question, or help with it, for a line has said so: “Question”, “Response guidance”."""
        return self._is_helping or self._asked_from == len(self._pending)

    def _takes_label(self, line: Line, words: str) -> bool:
        """Take a line that only says what follows it, below the heading of a question: “Requirement”, “Question”."""
        label = _LABEL_LINE.match(words)
        if label is None or line.gaps or not self._pending or not self._pending[0][0].heading:
            return False
        if label["asked"]:
            self._asked_from = len(self._pending)
        elif label["help"] and 0 <= self._asked_from < len(self._pending):
            self._is_helping = True
            self._pending.append((Line("Guidance:", line.path), self._pending[-1][1]))
        return True

    @property
    def last_words(self) -> str:
        """The paragraph read last, "" where something else followed it."""
        return self._pending[-1][0].words if self._pending else ""

    @property
    def title_number(self) -> str:
        """The number in the heading of one question, “Question 3 – Safeguarding”, where nothing stands below it yet."""
        line = self._pending[0][0] if len(self._pending) == 1 else None
        if line is None or not _is_title(line) or not (_TITLE.match(line.shown) or _is_coded(line)):
            return ""
        return draft_of([line]).number

    @property
    def is_asking(self) -> bool:
        """Whether what is pending asks, so that a table right here may tell more of that question."""
        return any(asks_plainly(split_number(line.words)[1]) for line, _ in self._pending)

    def before_table(self) -> tuple[Draft | None, int]:
        """Return the question that a table right here may be the answer's place of, and its block."""
        return self._take_pending()

    def help(self, words: str, path: str) -> bool:
        """Take a box that only helps with the question above it, so that its answer’s place may follow; whether one is."""
        if not self._pending or not any(asks(split_number(line.words)[1]) for line, _ in self._pending):
            return False
        self._pending.append((Line(words, path), self._pending[-1][1]))
        return True

    def keep(self, draft: Draft) -> None:
        """Keep a question that was found an answer's place."""
        self.drafts.append(draft)
        self._open = None

    def tell_of_next(self, weighting: Decimal | None, limit: Limit | None) -> None:
        """Take what a table tells of the question that comes next."""
        self._title_weighting, self._title_limit = weighting, limit

    def restore(self, draft: Draft | None) -> None:
        """Let a question go whose table was none of its own, unless it stands by itself."""
        if draft is not None and self._stands_alone(draft):
            self.drafts.append(draft)
        self._open = None

    def end(self) -> None:
        """Settle what is pending where the form ends."""
        self._settle_pending(has_room=self._empty >= (1 if self._must_be_answered else _OWN_ROOM))

    def _is_question(self, line: Line, words: str) -> bool:
        return asks_plainly(words) and (bool(line.number) or bool(split_number(words)[0]) or "?" in words)

    def _begins(self, line: Line, words: str, above: Line | None) -> bool:
        """Return whether a paragraph begins something new: it is numbered, or it is a question; `above` is what it is under."""
        if line.bullet or _HELPS.match(words) or _TELLS.match(words):
            return False
        if line.number or split_number(words)[0] or _TITLE.match(words) or _must_answer(line):
            return True
        if words.endswith("?"):
            return not self._asks_on(line, above)
        sets_limit = asks_plainly(words) and limit_in(words) is not None and not _ABOUT_THE_ANSWER.match(words)
        return sets_limit and not self._asks_on(line, above)

    def _asks_on(self, line: Line, above: Line | None) -> bool:
        """Return whether a question without a number stands right below a numbered one, and so only helps with that."""
        if above is None or line.bold:
            return False
        if above.heading:  # “Why is it needed now?” as a heading, over “Has something changed? Who has told you?”
            return above.words.rstrip().endswith("?") and not line.number and asks_plainly(above.words)
        if above.bold and not line.number and asks_plainly(above.words):  # bold questions, and help in plain letters
            return True
        number = above.number or split_number(above.words)[0]
        return bool(number) and asks_plainly(split_number(above.words)[1]) and not self._is_mere_title(above)

    def _is_part_of_list(self, line: Line, words: str) -> bool:
        """Return whether a lettered line belongs to a list that what is asked above it ends in: “… should explain:”."""
        letter = line.number or split_number(words)[0]
        if not _LETTER.fullmatch(letter) or not self._pending:
            return False
        above = self._pending[-1][0].words.rstrip()
        listed = _LETTER.fullmatch(self._pending[-1][0].number or split_number(above)[0])
        goes_on = asks_plainly(split_number(above)[1]) and _is_item(words)
        asked = any(asks(split_number(each.words)[1]) for each, _ in self._pending)
        return asked and (above.endswith(":") or bool(listed) or goes_on)

    def _is_under_title(self, line: Line, words: str) -> bool:
        """Return whether a question without a number of its own stands right under “Question 3 – Safeguarding”."""
        if not self._pending or line.number or split_number(words)[0] or _TITLE.match(words):
            return False
        title, *between = (each for each, _ in self._pending)
        told_first = len(between) <= _BETWEEN and not any(asks(each.words) for each in between)
        is_title = _TITLE.match(title.shown) is not None or _tells(title) or _is_coded(title)
        is_title = is_title or (bool(title.heading) and any(is_about_marks(each.words) for each in between))
        return told_first and is_title and self._is_mere_title(title)

    def _may_be_answer(self, line: Line, words: str) -> bool:
        """Take a paragraph as part of an answer that was written under its cue."""
        asked = self._open
        if (
            asked is None
            or not asked.is_filled
            or line.heading
            or line.gaps
            or self._begins(line, words, None)
            or is_cue(words)
            or has_boxes(words)
        ):
            return False
        if line.bold and len(words) <= TITLE:
            return False
        asked.answer = join(asked.answer, words)
        return True

    def _inline(self, line: Line, words: str, block: int) -> bool:
        """Take a paragraph that has its own place: “Name: ____”, “… Yes/No”, “Date: ” before a form field."""
        place = place_in(line, words)
        if place is None:
            return False
        label = place.label
        if is_blank(label.strip("£€$ ")) or (self._pending and is_cue(f"{label}:")):
            return self._answers_pending(line, words, block)
        draft = draft_of([Line(label, line.path, line.number, bullet=line.bullet)])
        if is_bookkeeping(label) or not draft.text:
            return bool(draft.text)
        if (
            not draft.number
            and self._pending
            and asks(self._pending[-1][0].words)
            and not asks(label)
            and place.is_pick
        ):
            return self._answers_pending(line, words, block)
        if place.has_line and not draft.number and not is_identity(draft.text) and self._answers_above(label):
            return self._take_line(line, place.rest)
        answer_place = place_of("body", line.path, (draft.number, draft.text))
        self._settle_pending(has_room=False)
        if (
            is_identity(draft.text)
            and not asks_plainly(draft.text)
            and not draft.only_if
            and not place.is_pick
            and (not draft.number or place.has_line)
        ):
            self.fields.append((label, answer_place, block))
            return True
        draft.section, draft.block = self.section, block
        draft.places.append(answer_place)
        rest, draft.place_words = place.rest, place.place_words
        draft.offered = place.offered or next((gap.choices for gap in line.gaps if gap.choices), ())
        draft.gaps = tuple(gap.kind for gap in line.gaps)
        draft.answer = ", ".join(ticked_in(rest)) if has_boxes(rest) else join(*(gap.words for gap in line.gaps))
        draft.is_label = not (draft.number or draft.only_if or draft.place_words or draft.offered) and not asks_plainly(
            draft.text
        )
        draft.confidence = 0.7 if draft.is_label else 0.85
        if draft.is_label and (len(draft.text) > LABEL or line.bullet or not place.is_announced):
            return True
        self.drafts.append(draft)
        return True

    def _answers_above(self, label: str) -> bool:
        """Return whether a label with a line belongs to the numbered question right above it: “Number: ____”."""
        above = self._pending[-1][0] if self._pending else None
        if above is None or above.words.rstrip().endswith(":") or asks(label):
            return False
        return bool(above.number or split_number(above.words)[0]) and asks_plainly(split_number(above.words)[1])

    def _take_line(self, line: Line, rest: str) -> bool:
        """Take a line to write on as the place of the question above it."""
        draft, _ = self._take_pending()
        if draft is None:
            return False
        draft.places.append(place_of("body", line.path, (draft.number, draft.text)))
        draft.place_words, draft.confidence = rest, 0.9
        self.drafts.append(draft)
        self._open = None
        return True

    def _answers_pending(self, line: Line, words: str, block: int) -> bool:
        """Take a paragraph that is the place of what was asked before it."""
        is_room = is_blank(words.replace("£", " ")) and (bool(line.gaps) or line_to_write_on(words) is not None)
        is_boxes = bool(words) and (
            is_yes_no(words) or (has_boxes(words) and (bool(choices_in(words)) or words[:1] in BOXES))
        )
        said = _ANSWERED.match(words)
        if not (
            is_room
            or is_boxes
            or is_cue(words)
            or said
            or (is_prompt(words) and not line.heading and not is_about_marks(words) and not asks_to_fill_in(words))
        ):
            return False
        if said and not (self._pending and asks(self._pending[-1][0].words)):
            return False
        if not self._pending:
            if (answered := _ANSWER_TO.match(words)) is not None and is_cue(words):
                self.rooms[answered["number"] or answered["last"]] = place_of("body", line.path, (words,))
                return True
            if self._open is not None and is_boxes:
                self._open.place_words = join(self._open.place_words, words)
                self._open.answer = join(self._open.answer, ", ".join(ticked_in(words)))
            return self._open is not None
        must = any(line.bold and is_required(line.words) for line, _ in self._pending)
        draft, at = self._take_pending()
        if draft is None or not (asks(draft.text) or draft.number or draft.limit is not None or is_cue(words) or must):
            return True
        if is_prompt(words) and not (
            (is_cue(words) and draft.number)
            or (draft.number and words[:1] == "£")
            or asks_plainly(draft.text)
            or draft.limit is not None
            or must
            or (draft.number and asks(draft.text))
        ):
            return True
        if is_identity(draft.text) and not draft.number:
            self.fields.append((draft.text, place_of("body", line.path, (draft.text,)), at))
            return True
        draft.places.append(place_of("body", line.path, (draft.number, draft.text)))
        is_announced = is_cue(words) or said is not None
        draft.place_words = ("£" if words.endswith("£") else "") if is_announced else words
        draft.offered = next((gap.choices for gap in line.gaps if gap.choices), ())
        draft.gaps = tuple(gap.kind for gap in line.gaps)
        draft.answer = ", ".join(ticked_in(words)) if is_boxes else join(*(gap.words for gap in line.gaps))
        draft.answer = said["said"] if said else draft.answer
        draft.is_filled = is_announced
        draft.limit = draft.limit or limit_in(words)
        draft.confidence = 0.9
        self.drafts.append(draft)
        self._open = draft
        return True

    def _take_pending(self) -> tuple[Draft | None, int]:
        """Return the question among the pending paragraphs, the last that begins one, with all that follows it."""
        pending, self._pending = self._pending, []
        asked_from, self._asked_from, self._is_helping = self._asked_from, -1, False
        if not pending:
            return None, 0
        is_named = 0 <= asked_from < len(pending)
        start = asked_from if is_named else self._start(pending)
        lines = [line for line, _ in pending[start:]]
        block = pending[start][1]
        title = self._title_above(pending, start)
        draft = draft_of(_parts(lines), number=title)
        draft.section, draft.block, draft.is_named = self._section_of(lines[0]), block, is_named
        weighting = weighting_at_end(lines[0].words) or self._title_weighting
        self._title_weighting = None
        draft.weighting = draft.weighting if draft.weighting is not None else weighting
        draft.limit, self._title_limit = draft.limit or self._title_limit, None
        return (draft if draft.text else None), block

    def _section_of(self, line: Line) -> str:
        return self.section if self.section != line.shown else self._outer_section

    def _start(self, pending: list[tuple[Line, int]]) -> int:
        if (shared := _list_above(pending)) is not None:
            return shared
        if must := [place for place, (line, _) in enumerate(pending) if line.bold and is_required(line.words)]:
            return must[-1]
        for place in range(len(pending) - 1, -1, -1):
            line = pending[place][0]
            above = pending[place - 1][0] if place else None
            lettered = _LETTER.fullmatch(line.number or split_number(line.words)[0])
            if place and lettered and _more(split_number(line.words)[1]):
                continue  # “(a) Include a chart.” below a question says more of it
            if self._begins(line, line.words.strip(), above) or _TITLE.match(line.words):
                below = [after for after, _ in pending[place + 1 :] if not is_about_marks(after.words)]
                named = bool(_TITLE.match(line.shown) or line.heading)
                if self._is_mere_title(line) and below and (named or any(asks(each.words) for each in below)):
                    continue  # the question is what stands under “Question 3 – Safeguarding”
                return place
        asking = [
            at
            for at, (line, _) in enumerate(pending)
            if (asks_plainly(line.words) or asks_to_fill_in(split_number(line.words)[1])) and not line.bullet
        ]
        bold = [at for at in asking if pending[at][0].bold]
        if bold:  # “Tell us about your usual work.” in plain letters below it helps
            asking = bold
        if asking:  # “Please include a timed plan.” below a question says more of it
            last = next((at for at in reversed(asking) if not _more(pending[at][0].words)), asking[0])
            while last - 1 in asking and "?" in pending[last - 1][0].words and "?" not in pending[last][0].words:
                last -= 1  # “What does your charity do?” over “Tell us about your usual work.”
            return last
        first = next((place for place, (line, _) in enumerate(pending) if not self._is_mere_title(line)), 0)
        return first if self._is_mere_title(pending[0][0]) else len(pending) - 1

    def _is_mere_title(self, line: Line) -> bool:
        return (
            (bool(line.heading) or _TITLE.match(line.shown) is not None or line.bold)
            and len(line.words) <= BAND
            and not asks_plainly(split_number(line.words)[1])
        )

    def _title_above(self, pending: list[tuple[Line, int]], start: int) -> str:
        """Return the number in the title over a question."""
        for line, _ in reversed(pending[:start]):
            if is_about_marks(line.words):  # “Marks available: 10” between the heading and the question
                told = take_apart([Line("x"), line])
                self._title_weighting = self._title_weighting if self._title_weighting is not None else told.weighting
                self._title_limit = self._title_limit or told.limit
                continue
            counted = line.heading and line.number and self._title_weighting is not None
            if counted or _is_coded(line) or _TITLE.match(line.shown) or _tells(line):
                self._title_weighting = (
                    self._title_weighting if self._title_weighting is not None else weighting_at_end(line.words)
                )
                self._title_limit = self._title_limit or limit_in(line.words)
                return split_number(line.words)[0] or (line.words if is_number(line.words) else line.number)
        return ""

    def _settle_pending(self, *, has_room: bool) -> None:
        """Keep a pending question where it has room below it, or says by itself that it wants an answer."""
        if not self._pending:
            return
        path = self._pending[-1][0].path
        told = self._is_answered()
        must = self._must_be_answered
        draft, _ = self._take_pending()
        if draft is None:
            return
        has_room = has_room and not told
        if has_room and must and not is_identity(draft.text):
            draft.places.append(place_of("body", path, (draft.number, draft.text)))
            draft.confidence = _NAMED
            self.drafts.append(draft)
        elif (
            has_room
            and (asks_plainly(draft.text) or (draft.number and draft.limit is not None))
            and (draft.number or draft.limit is not None or draft.text.split("\n")[0].endswith("?"))
        ):
            draft.places.append(place_of("body", path, (draft.number, draft.text)))
            draft.confidence = ROOM_ONLY
            self.drafts.append(draft)
        elif self._stands_alone(draft):
            self.drafts.append(draft)

    @property
    def _must_be_answered(self) -> bool:
        return any(_must_answer(line) for line, _ in self._pending)

    def _is_answered(self) -> bool:
        """Return whether the buyer answers a question itself, as guidance does: a statement stands right below it."""
        asked = next((place for place, (line, _) in enumerate(self._pending) if "?" in line.words), None)
        if asked is None:
            return False
        below = [line.words for line, _ in self._pending[asked + 1 :] if line.words.strip()]
        return bool(below) and not any(
            asks(words) or limit_in(words) is not None or is_about_marks(words) or _ABOUT_THE_ANSWER.match(words)
            for words in below
        )

    def _stands_alone(self, draft: Draft) -> bool:
        is_weighed = bool(draft.number) and draft.weighting is not None
        told = draft.limit is not None or draft.is_named or is_weighed
        if draft.has_place or not told or not asks_plainly(draft.text):
            return False
        draft.confidence = _NAMED if draft.is_named else 0.5
        return True


def _must_answer(line: Line) -> bool:
    """Return whether a line is a question or a label in bold with the star of what must be filled in behind it."""
    return is_required(line.words) and (line.bold or asks(line.words))


def _is_bold_title(line: Line, words: str) -> bool:
    return line.bold and len(words) <= TITLE and not asks(words) and not is_about_marks(words)


def _list_above(pending: list[tuple[Line, int]]) -> int | None:
    """Return where a question begins whose lettered parts, at least two, all wait for the one place that follows."""
    parts = 0
    while pending and (is_about_marks(pending[-1][0].words) or _ABOUT_THE_ANSWER.match(pending[-1][0].words)):
        pending = pending[:-1]
    for line, _ in reversed(pending):
        if not _LETTER.fullmatch(line.number or split_number(line.words)[0]):
            break
        parts += 1
    above = [line for line, _ in pending[: len(pending) - parts]]
    if parts < _OWN_ROOM or not above:
        return None
    asks_itself = not all(_is_item(line.words) for line, _ in pending[len(above) :])
    is_asked = asks_plainly(split_number(above[-1].words)[1])
    if not above[-1].words.rstrip().endswith(":") and (asks_itself or not is_asked):
        return None
    asking = [at for at, line in enumerate(above) if asks_plainly(split_number(line.words)[1]) and not line.bullet]
    return next((at for at in reversed(asking) if not _more(above[at].words)), None)


def _is_item(words: str) -> bool:
    """Return whether a lettered line is an item of a list, and no question of its own: “how referrals are received;”."""
    said = split_number(words)[1]
    return said[:1].islower() or _more(said) or not asks_plainly(said)


def _more(words: str) -> bool:
    """Return whether a line says more of the question above it."""
    return _SAYS_MORE.match(words) is not None or _HELPS.match(words) is not None


def _is_coded(line: Line) -> bool:
    """Return whether a heading begins with a number that has letters: “MS2: Right first time”."""
    return _is_title(line) and _CODE.match(split_number(line.words)[0]) is not None


def _tells(line: Line) -> bool:
    """Return whether a heading tells how its question is weighted or limited: “Risk (weighting 5%, maximum 400 words)”."""
    return _is_title(line) and (weighting_at_end(line.words) is not None or limit_in(line.words) is not None)


def _is_title(line: Line) -> bool:
    return bool(line.heading) or _is_bold_title(line, line.words)


def _begins_with_choices(words: str) -> bool:
    """Return whether a paragraph is boxes to tick and no more, though one be “☐ Other (please say) ____”."""
    return words[:1] in BOXES and bool(choices_in(words))


def _parts(lines: list[Line]) -> list[Line]:
    """Return the lines with those broken by hand apart; only the first part keeps the number."""
    return [
        replace(line, words=part, number="", gaps=(), notes=()) if place else replace(line, words=part, gaps=())
        for line in lines
        for place, part in enumerate(line.words.split("\n"))
    ]


def attach(draft: Draft, found: Found) -> None:
    """Give a question the box or the grid that stands below it."""
    draft.places += found.box
    draft.limit = draft.limit or limit_in(found.told) or limit_in(found.box_words)
    draft.weighting = draft.weighting if draft.weighting is not None else weighting_in(found.told)
    draft.place_words = draft.place_words or found.box_words
    draft.is_grid = draft.is_grid or found.is_grid
    draft.offered = draft.offered or found.box_choices
    draft.confidence = max(draft.confidence, 0.9)
