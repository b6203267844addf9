"""Checks of the partners: shares that cannot be, and what they have not put in writing yet."""

from collections.abc import Iterator
from datetime import date

from bidprep.domain.coverage import cover_lots
from bidprep.domain.dates import say_date
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.opportunities import Lot
from bidprep.domain.organisation import fact_values
from bidprep.domain.partners import LetterState, Standing, StandingState
from bidprep.domain.whole_bid import WholeBid
from bidprep.domain.word_lists import split_entries

_WITH_US = (StandingState.AGREED, StandingState.SIGNED)
_AWAITED = (LetterState.ASKED, LetterState.PROMISED)
_MOST_NAMED = 2  # lots named in one finding


def find_shares(whole: WholeBid) -> Iterator[Finding]:
    """Find lots we bid for whose partners' shares do not add up, see `LotCoverage.share_faults`.

    A bid without lots is one lot as a whole.
    """
    standings = [standing for told in whole.partners for standing in told.standings]
    if all(standing.delivery_share is None and standing.value_share is None for standing in standings):
        return
    lots = whole.chosen_lots if whole.lots else (Lot("", whole.stage.id),)
    services = split_entries(fact_values(whole.organisation.facts).get("services", ""), ())
    for covered in cover_lots(lots, whole.needs, standings, (), (), services).lots:
        for fault in covered.share_faults:
            where = f"For {whole.lot_title(covered.id)}, {fault[0].lower()}{fault[1:]}" if covered.id else fault
            of_lot = Place(lot_id=covered.id, kind="lot", record_id=covered.id)
            yield Finding(
                "shares",
                Severity.WARNING,
                where,
                "Mend the shares, and say of those who will not take part after all that they declined.",
                of_lot if covered.id else Place(kind="bid", record_id=whole.bid.id),
            )


def find_missing_letters(whole: WholeBid) -> Iterator[Finding]:
    """Find partners in lots we bid for whose letter of support or memorandum is not here, and letters of long ago.

    What was asked for or promised is missed; and of a partner who has agreed or signed, that there is neither. A letter
    dated more than a year before the bid is handed in was most likely written for something else.
    """
    wanted = {lot.id for lot in whole.chosen_lots} | {None}
    for told in whole.partners:
        missed: dict[tuple[str, str], list[Standing]] = {}
        for standing in told.standings:
            if standing.lot_id in wanted and standing.state is not StandingState.DECLINED:
                for fault in _letter_faults(standing, whole.submission_on):
                    missed.setdefault(fault, []).append(standing)
        name = told.partner.name.strip() or "A partner without a name"
        for (words, hint), standings in missed.items():
            yield Finding(
                "missing-letter",
                Severity.WARNING,
                words.format(name=name, lots=_lots(whole, standings)),
                hint,
                Place(lot_id=standings[0].lot_id, kind="partner", record_id=told.partner.id),
            )


def _letter_faults(standing: Standing, submission_on: date) -> Iterator[tuple[str, str]]:
    """Yield what is missing of a partner for a lot, with {name} and {lots} to be filled in, and what to do."""
    documents = (("letter of support", standing.letter), ("memorandum", standing.memorandum))
    for document, state in documents:
        if state in _AWAITED:
            asked = "was asked for" if state is LetterState.ASKED else "promised"
            yield f"{{name}} {asked} a {document} for {{lots}}, and it is not here yet.", _REMIND
    if standing.state in _WITH_US and all(state is LetterState.NONE for _, state in documents):
        yield "{name} is with us for {lots}, and neither a letter of support nor a memorandum is here.", _ASK
    day = standing.letter_on
    if standing.letter is LetterState.RECEIVED and day and (submission_on - day).days > _A_YEAR:
        yield (
            f"The letter of support from {{name}} for {{lots}} is dated {say_date(day)}, "
            "more than a year before the bid is handed in.",
            "Ask whether it still holds, and for a new one where the buyer wants to see it.",
        )


_REMIND = "Remind them, and note on the partner’s page when it has come; the file is kept there too."
_ASK = "Ask for one if the buyer wants to see it, and note on the partner’s page when it has come."
_A_YEAR = 366  # days, so that a leap day does no harm


def _lots(whole: WholeBid, standings: list[Standing]) -> str:
    """Name the lots of some standings: “Leeds, York and 3 more lots”, or “the whole bid”."""
    names = [
        whole.lot_title(standing.lot_id) or ("a lot" if standing.lot_id else "the whole bid") for standing in standings
    ]
    if len(names) <= _MOST_NAMED:
        return " and ".join(names)
    more = len(names) - _MOST_NAMED
    return f"{', '.join(names[:_MOST_NAMED])} and {more} more {'lot' if more == 1 else 'lots'}"
