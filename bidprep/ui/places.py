"""All pages of the window, each made when it is first gone to.

To add a page: a module in `bidprep.ui.pages`, a function here, and a line in `PAGES`. It gets its help page in
resources/help under the name it has here.
"""

from collections.abc import Callable

from bidprep.ui.page import Page
from bidprep.ui.session import Session


def _welcome(session: Session) -> Page:
    from bidprep.ui.pages.welcome import WelcomePage

    return WelcomePage(session)


def _dashboard(session: Session) -> Page:
    from bidprep.ui.pages.dashboard import DashboardPage

    return DashboardPage(session)


def _organisation(session: Session) -> Page:
    from bidprep.ui.pages.organisation import OrganisationPage

    return OrganisationPage(session)


def _policies(session: Session) -> Page:
    from bidprep.ui.pages.policies import PoliciesPage

    return PoliciesPage(session)


def _word_lists(session: Session) -> Page:
    from bidprep.ui.pages.word_lists import WordListsPage

    return WordListsPage(session)


def _counting_rules(session: Session) -> Page:
    from bidprep.ui.pages.counting_rules import CountingRulesPage

    return CountingRulesPage(session)


def _case_studies(session: Session) -> Page:
    from bidprep.ui.pages.case_studies import CaseStudiesPage

    return CaseStudiesPage(session)


def _partners(session: Session) -> Page:
    from bidprep.ui.pages.partners import PartnersPage

    return PartnersPage(session)


def _people(session: Session) -> Page:
    from bidprep.ui.pages.people import PeoplePage

    return PeoplePage(session)


def _personal_data(session: Session) -> Page:
    from bidprep.ui.pages.personal_data import PersonalDataPage

    return PersonalDataPage(session)


def _bids(session: Session) -> Page:
    from bidprep.ui.pages.bids import BidsPage

    return BidsPage(session)


def _start_bid(session: Session) -> Page:
    from bidprep.ui.pages.start_bid import StartBidPage

    return StartBidPage(session)


def _bid(session: Session) -> Page:
    from bidprep.ui.pages.bid import BidPage

    return BidPage(session)


def _decision(session: Session) -> Page:
    from bidprep.ui.pages.decision import DecisionPage

    return DecisionPage(session)


def _scores(session: Session) -> Page:
    from bidprep.ui.pages.scores import ScoresPage

    return ScoresPage(session)


def _form(session: Session) -> Page:
    from bidprep.ui.pages.form import FormPage

    return FormPage(session)


def _materials(session: Session) -> Page:
    from bidprep.ui.pages.materials import MaterialsPage

    return MaterialsPage(session)


def _clarifications(session: Session) -> Page:
    from bidprep.ui.pages.clarifications import ClarificationsPage

    return ClarificationsPage(session)


def _coverage(session: Session) -> Page:
    from bidprep.ui.pages.coverage import CoveragePage

    return CoveragePage(session)


def _question(session: Session) -> Page:
    from bidprep.ui.pages.question import QuestionPage

    return QuestionPage(session)


def _lot(session: Session) -> Page:
    from bidprep.ui.pages.lot import LotPage

    return LotPage(session)


def _answer(session: Session) -> Page:
    from bidprep.ui.pages.answer import AnswerPage

    return AnswerPage(session)


def _snapshots(session: Session) -> Page:
    from bidprep.ui.pages.snapshots import SnapshotsPage

    return SnapshotsPage(session)


def _reviews(session: Session) -> Page:
    from bidprep.ui.pages.reviews import ReviewsPage

    return ReviewsPage(session)


def _remarks(session: Session) -> Page:
    from bidprep.ui.pages.remarks import RemarksPage

    return RemarksPage(session)


def _checks(session: Session) -> Page:
    from bidprep.ui.pages.checks import ChecksPage

    return ChecksPage(session)


def _word_out(session: Session) -> Page:
    from bidprep.ui.pages.word_out import WordOutPage

    return WordOutPage(session)


def _mobilisation(session: Session) -> Page:
    from bidprep.ui.pages.mobilisation import MobilisationPage

    return MobilisationPage(session)


def _timeline(session: Session) -> Page:
    from bidprep.ui.pages.timeline import TimelinePage

    return TimelinePage(session)


def _notice(session: Session) -> Page:
    from bidprep.ui.pages.notice import NoticePage

    return NoticePage(session)


def _register(session: Session) -> Page:
    from bidprep.ui.pages.register import RegisterPage

    return RegisterPage(session)


def _readability(session: Session) -> Page:
    from bidprep.ui.pages.readability import ReadabilityPage

    return ReadabilityPage(session)


def _replace(session: Session) -> Page:
    from bidprep.ui.pages.replace import ReplacePage

    return ReplacePage(session)


def _library(session: Session) -> Page:
    from bidprep.ui.pages.library import LibraryPage

    return LibraryPage(session)


def _old_bid(session: Session) -> Page:
    from bidprep.ui.pages.old_bid import OldBidPage

    return OldBidPage(session)


def _search(session: Session) -> Page:
    from bidprep.ui.pages.search import SearchPage

    return SearchPage(session)


def _backups(session: Session) -> Page:
    from bidprep.ui.pages.backups import BackupsPage

    return BackupsPage(session)


def _settings(session: Session) -> Page:
    from bidprep.ui.pages.settings import SettingsPage

    return SettingsPage(session)


def _help(session: Session) -> Page:
    from bidprep.ui.pages.help import HelpPage

    return HelpPage(session)


PAGES: dict[str, Callable[[Session], Page]] = {
    "welcome": _welcome,
    "dashboard": _dashboard,
    "organisation": _organisation,
    "policies": _policies,
    "case-studies": _case_studies,
    "partners": _partners,
    "people": _people,
    "personal-data": _personal_data,
    "bids": _bids,
    "start-bid": _start_bid,
    "bid": _bid,
    "decision": _decision,
    "scores": _scores,
    "form": _form,
    "materials": _materials,
    "clarifications": _clarifications,
    "coverage": _coverage,
    "question": _question,
    "lot": _lot,
    "answer": _answer,
    "snapshots": _snapshots,
    "reviews": _reviews,
    "remarks": _remarks,
    "checks": _checks,
    "word-out": _word_out,
    "timeline": _timeline,
    "mobilisation": _mobilisation,
    "notice": _notice,
    "register": _register,
    "library": _library,
    "old-bid": _old_bid,
    "search": _search,
    "replace": _replace,
    "readability": _readability,
    "backups": _backups,
    "word-lists": _word_lists,
    "counting-rules": _counting_rules,
    "settings": _settings,
    "help": _help,
}
