"""The papers that go to the board from a review: the table of remarks and replies, and the sign-off sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.operations.reply_tables import make_reply_table
from bidprep.operations.sign_offs import make_sign_off_sheet
from bidprep.ui.session import Session
from bidprep.ui.widgets.paper_button import PaperButton


class ReviewPapers(QWidget):
    """Two buttons, each of which writes a Word document about all rounds of a bid."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        replies = "the table of remarks and replies"
        self.table = PaperButton(session, "Remarks and re&plies…", replies, make_reply_table)
        self.sheet = PaperButton(session, "Sign-&off sheet…", "the sign-off sheet", make_sign_off_sheet)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (self.table, self.sheet):
            button.told.connect(self.told)
            layout.addWidget(button)

    def show_bid(self, bid: Bid) -> None:
        """Write about this bid from now on."""
        self.table.show_bid(bid)
        self.sheet.show_bid(bid)
