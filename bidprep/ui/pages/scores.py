"""The scores of a bid: marks as they are given, weightings of sections and envelopes, and what other bidders would come to."""

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy

from bidprep.domain.bidders import EXAMPLE, read_bidders, write_bidder
from bidprep.domain.bids import Bid
from bidprep.domain.ids import new_id
from bidprep.domain.scores import MarkBy, SectionWeight
from bidprep.domain.scoring import Bidder, Scores, replay, say_points
from bidprep.errors import BidprepError
from bidprep.operations.scores import ScoreSheet, read_score_sheet
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.long_page import add_sections, long_column, section
from bidprep.ui.pages.marks import MarksList
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.pages.question import read_weighting
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.section_links import SectionLinks
from bidprep.ui.widgets.text_size import follow_text

_LINES = 5

_SECTIONS = ChildrenForm(
    SectionWeight,
    "bid_id",
    "Weightings of sections",
    (
        Column("Envelope", lambda row: row.envelope, width=26),
        Column("Section", lambda row: row.section or "(the whole envelope)", stretch=True),
        Column("Weighting", lambda row: f"{row.weighting:g}%" if row.weighting is not None else "",
               key=lambda row: row.weighting, number=True, width=13),
    ),
    (
        Field("section", "Section", "As its questions have it; empty for the envelope itself"),
        Field("envelope", "Envelope", "For example Technical; empty where there are none"),
        Field("weighting", "Weighting", "Per cent, of all the marks or of the envelope’s", read=read_weighting,
              write=lambda value: f"{value:g}%"),
    ),
    "Where the buyer weights sections, or envelopes of sections, say so here. Without any, the questions’ weightings count.",
    "Add a weighting",
    make=lambda bid_id: SectionWeight(new_id(), bid_id),
    none="No section is weighted",
)  # fmt: skip

_GROUP_COLUMNS = (
    Column("What", lambda row: row.name, stretch=True),
    Column("Share", lambda row: f"{say_points(row.share)}%", key=lambda row: row.share, number=True, width=14),
    Column(
        "Comes to", lambda row: f"{say_points(row.percent)} of 100", key=lambda row: row.percent, number=True, width=20
    ),
    Column("Brings", lambda row: say_points(row.weighted), key=lambda row: row.weighted, number=True, width=14),
)

_BIDDER_COLUMNS = (
    Column("Place", lambda row: "Out" if row.place is None else f"{row.place}", key=lambda row: row.place, width=10,
           tone=lambda row: Tone.BAD if row.place is None else Tone.GOOD if row.place == 1 else None),
    Column("Bidder", lambda row: row.bidder.name, stretch=True),
    Column("Quality", lambda row: say_points(row.quality), key=lambda row: row.quality, number=True, width=14),
    Column("Price", lambda row: say_points(row.price), key=lambda row: row.price, number=True, width=14),
    Column("Total", lambda row: say_points(row.total), key=lambda row: row.total, number=True, width=14),
)  # fmt: skip


class ScoresPage(OfBidPage):
    """The page on which marks are given and added up."""

    here = "Scores"

    kinds = frozenset({"bid", "question", "mark", "section_weight", "word_list"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._sheet: ScoreSheet | None = None
        self.title = heading("Scores")
        self.total = Card("What the marks come to")
        self.marks = MarksList(session)
        self.marks.questions_wanted.connect(lambda: self.wanted.emit(Place("bid", self.place.id)))
        no_sections = EmptyState(
            "No sections yet",
            "Once questions have a section and a weighting, what each section comes to is added up here.",
            "See the questions",
        )
        no_sections.begun.connect(self.marks.questions_wanted)
        self.groups = RecordList("sections and envelopes", _GROUP_COLUMNS, no_sections)
        self.groups.stand_in_page()
        self.sections = Children(session, _SECTIONS)
        self.bidders = QPlainTextEdit()
        self.bidders.setAccessibleName("Bidders, one a line")
        self.bidders.setPlaceholderText(EXAMPLE)
        self.bidders.setTabChangesFocus(True)
        follow_text(self.bidders, lambda it: it.setFixedHeight((_LINES + 1) * it.fontMetrics().lineSpacing()))
        self.bidders.textChanged.connect(self._replay)
        self.fault = note("")
        self.ranking = RecordList("bidders", _BIDDER_COLUMNS, EmptyState("No bidders", "Type one above."))
        self.ranking.stand_in_page()
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the scores of a bid."""
        if place.id != self.place.id:
            self._sheet = None
            self.bidders.clear()
        super().show_place(place)

    def reload(self) -> None:
        """Read marks and weightings anew."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: read_score_sheet(workspace, bid_id), self._show, topic="scores")

    def leave(self) -> None:
        """Save what is being typed."""
        for part in (self.marks, self.sections):
            part.form.finish()
            part.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._sheet is None else self._sheet.bid

    def focus_first(self) -> None:
        """Go to the questions that are marked."""
        self.marks.list.focus_first()

    def put_in_ours(self) -> None:
        """Put our own marks among the bidders."""
        if self._sheet is not None:
            questions = self._sheet.scores(MarkBy.OWN).questions
            ours = write_bidder(Bidder("We", self._sheet.marks_by(MarkBy.OWN)), questions)
            typed = self.bidders.toPlainText().rstrip()
            self.bidders.setPlainText(f"{typed}\n{ours}".lstrip())

    def _arrange(self) -> None:
        layout = long_column(self)
        layout.addWidget(self.title)
        links = SectionLinks()
        layout.addWidget(links)
        layout.addWidget(self.total)
        layout.addWidget(self.marks)
        together = section("Sections and envelopes", self.groups)
        ours = QPushButton("Put in our own marks")
        ours.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        ours.clicked.connect(self.put_in_ours)
        about = note(
            "Replay the buyer’s model: one bidder a line, with a name, a price, and a mark for each question in its order, "
            f"parted by semicolons and spaces, for example “{EXAMPLE}”. A price scores the lowest divided by it. "
            "Nothing of it is kept."
        )
        others = section("What other bidders would come to", about, self.bidders, ours, self.fault, self.ranking)
        add_sections(
            layout,
            links,
            ("Marks by question", self.marks),
            ("Sections and envelopes", together),
            ("Weightings of sections", self.sections),
            ("Other bidders", others),
        )

    def _show(self, sheet: ScoreSheet) -> None:
        self._sheet = sheet
        self.title.setText(f"Scores: {sheet.bid.name}")
        own, buyer = sheet.scores(MarkBy.OWN), sheet.scores(MarkBy.BUYER)
        lines = [_say(own, "Our own marks")]
        if buyer.marked or buyer.failed:
            lines.append(_say(buyer, "The buyer’s marks"))
        self.total.set_words("\n".join(lines))
        self.marks.show_sheet(sheet)
        self.groups.show_rows(sheet.scores(sheet.usual).groups)
        self.sections.show_parent(sheet.bid.id)
        sections = tuple(dict.fromkeys(question.section for question in sheet.questions if question.section))
        self.sections.form.suggest("section", sections)
        self._replay()
        self.trail_changed.emit()

    def _replay(self) -> None:
        """Add up what is typed of other bidders."""
        sheet = self._sheet
        if sheet is None:
            return
        scores = sheet.scores(MarkBy.OWN)
        try:
            bidders = read_bidders(self.bidders.toPlainText(), scores.questions)
            found = replay(sheet.whole, sheet.scales, bidders, scores.others)
        except BidprepError as error:
            self.fault.setText(str(error))
            return
        self.fault.setText(f"The price has {say_points(scores.others)}% of the marks." if found else "")
        self.ranking.show_rows(found)


def _say(scores: Scores, whose: str) -> str:
    if not scores.marked and not scores.failed:
        return f"{whose} are not given yet."
    out = f" Out: question {', '.join(scored.question.number for scored in scores.failed)}." if scores.failed else ""
    left = f" The other questions could bring {say_points(scores.left)} more." if scores.left else ""
    others = f" {say_points(scores.others)}% are for what no question asks, such as the price." if scores.others else ""
    return f"{whose} come to {say_points(scores.total)} of 100.{left}{others}{out}"
