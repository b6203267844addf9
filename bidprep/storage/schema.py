"""The tables of a workspace file, and the steps by which older files become newer ones.

A migration, once released, is never changed; a new one is added below it and `SCHEMA_VERSION` follows. Each
keeps a file of its schema in tests/old_files for ever.
"""

import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING

from bidprep.errors import BidprepError
from bidprep.storage.header import APPLICATION_ID

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

_FIRST_TABLES = (
    "CREATE TABLE workspace (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE fact (id TEXT PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, true_on TEXT, source TEXT NOT NULL)",
    """CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
        email TEXT NOT NULL, weekly_hours REAL NOT NULL)""",
    """CREATE TABLE case_study (id TEXT PRIMARY KEY, title TEXT NOT NULL, service TEXT NOT NULL, region TEXT NOT NULL,
        funder TEXT NOT NULL, started_on TEXT, ended_on TEXT, need TEXT NOT NULL, what_we_did TEXT NOT NULL,
        result TEXT NOT NULL, evidence TEXT NOT NULL, evidence_source TEXT NOT NULL, referee TEXT NOT NULL,
        referee_contact TEXT NOT NULL)""",
    """CREATE TABLE partner (id TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, charity_number TEXT NOT NULL,
        company_number TEXT NOT NULL, website TEXT NOT NULL, services TEXT NOT NULL, regions TEXT NOT NULL,
        brings TEXT NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE contact (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL REFERENCES partner (id), name TEXT NOT NULL,
        role TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, reason_held TEXT NOT NULL, review_on TEXT)""",
    """CREATE TABLE log_entry (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL REFERENCES partner (id),
        contact_id TEXT REFERENCES contact (id), happened_on TEXT, means TEXT NOT NULL, said TEXT NOT NULL,
        next_action TEXT NOT NULL, due_on TEXT, done INTEGER NOT NULL)""",
    """CREATE TABLE opportunity (id TEXT PRIMARY KEY, name TEXT NOT NULL, buyer TEXT NOT NULL, reference TEXT NOT NULL,
        ocid TEXT NOT NULL, website TEXT NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE stage (id TEXT PRIMARY KEY, opportunity_id TEXT NOT NULL REFERENCES opportunity (id),
        kind TEXT NOT NULL, name TEXT NOT NULL, published_on TEXT, clarify_by TEXT, submit_by TEXT, award_on TEXT,
        starts_on TEXT)""",
    """CREATE TABLE lot (id TEXT PRIMARY KEY, stage_id TEXT NOT NULL REFERENCES stage (id), position INTEGER NOT NULL,
        reference TEXT NOT NULL, title TEXT NOT NULL, category TEXT NOT NULL, region TEXT NOT NULL, area TEXT NOT NULL,
        value TEXT, starts_on TEXT, ends_on TEXT, conditions TEXT NOT NULL, incumbent TEXT NOT NULL,
        subcontractors TEXT NOT NULL, choice TEXT NOT NULL, preference INTEGER, notes TEXT NOT NULL)""",
    """CREATE TABLE bid (id TEXT PRIMARY KEY, stage_id TEXT NOT NULL REFERENCES stage (id), name TEXT NOT NULL,
        started_on TEXT, template TEXT NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE question (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), position INTEGER NOT NULL,
        number TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, choices TEXT NOT NULL,
        "limit" TEXT, weighting TEXT, guidance TEXT NOT NULL, criteria TEXT NOT NULL)""",
    """CREATE TABLE revision (id TEXT PRIMARY KEY, answer_id TEXT NOT NULL, text TEXT NOT NULL, digest TEXT NOT NULL,
        parents TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL)""",
    """CREATE TABLE answer (id TEXT PRIMARY KEY, question_id TEXT NOT NULL REFERENCES question (id),
        lot_id TEXT REFERENCES lot (id), text TEXT NOT NULL, status TEXT NOT NULL, owner_id TEXT REFERENCES person (id),
        revision_id TEXT REFERENCES revision (id), base_id TEXT REFERENCES revision (id))""",
    """CREATE TABLE snapshot (id TEXT PRIMARY KEY, revision_id TEXT NOT NULL REFERENCES revision (id),
        name TEXT NOT NULL, made_at TEXT)""",
    """CREATE TABLE file (digest TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, kept_at TEXT NOT NULL,
        content BLOB NOT NULL)""",
    "CREATE TABLE tombstone (record_id TEXT PRIMARY KEY, erased_at TEXT NOT NULL)",
    """CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, made_at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE step_change (step_id INTEGER NOT NULL REFERENCES step (id), position INTEGER NOT NULL,
        kind TEXT NOT NULL, record_id TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (step_id, kind, record_id))""",
    "CREATE TABLE search_place (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE)",
    """CREATE VIRTUAL TABLE search USING fts5 (title, words, tokenize = 'unicode61 remove_diacritics 2',
        prefix = '2 3')""",
    "CREATE INDEX contact_partner ON contact (partner_id)",
    "CREATE INDEX log_entry_partner ON log_entry (partner_id)",
    "CREATE INDEX log_entry_contact ON log_entry (contact_id)",
    "CREATE INDEX log_entry_due ON log_entry (due_on) WHERE done = 0",
    "CREATE INDEX stage_opportunity ON stage (opportunity_id)",
    "CREATE INDEX lot_stage ON lot (stage_id, position)",
    "CREATE INDEX bid_stage ON bid (stage_id)",
    "CREATE INDEX question_bid ON question (bid_id, position)",
    "CREATE UNIQUE INDEX answer_place ON answer (question_id, ifnull(lot_id, ''))",
    "CREATE INDEX answer_lot ON answer (lot_id)",
    "CREATE INDEX answer_owner ON answer (owner_id)",
    "CREATE INDEX answer_status ON answer (question_id, status)",
    # Which questions are answered is asked for every bid at once: the index says so without reading any text.
    "CREATE INDEX answer_written ON answer (question_id) WHERE text <> ''",
    "CREATE INDEX revision_answer ON revision (answer_id, made_at)",
)

# What an everyday workspace keeps besides: policies, accounts, consents, standings, attachments, lists of words.
_EVERYDAY_TABLES = (
    """CREATE TABLE accounts_year (id TEXT PRIMARY KEY, ended_on TEXT, income TEXT, spending TEXT, reserves TEXT,
        audited INTEGER NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE policy (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, issuer TEXT NOT NULL,
        reference TEXT NOT NULL, cover TEXT, issued_on TEXT, expires_on TEXT, review_on TEXT, kept_at TEXT NOT NULL,
        notes TEXT NOT NULL)""",
    "CREATE TABLE word_list (id TEXT PRIMARY KEY, name TEXT NOT NULL, entries TEXT NOT NULL)",
    """CREATE TABLE figure (id TEXT PRIMARY KEY, case_study_id TEXT NOT NULL REFERENCES case_study (id),
        position INTEGER NOT NULL, figure TEXT NOT NULL, source TEXT NOT NULL)""",
    """CREATE TABLE telling (id TEXT PRIMARY KEY, case_study_id TEXT NOT NULL REFERENCES case_study (id),
        words INTEGER NOT NULL, text TEXT NOT NULL)""",
    """CREATE TABLE consent (id TEXT PRIMARY KEY, case_study_id TEXT NOT NULL REFERENCES case_study (id),
        given_by TEXT NOT NULL, given_on TEXT, means TEXT NOT NULL, scope TEXT NOT NULL, buyer TEXT NOT NULL,
        named INTEGER NOT NULL, ends_on TEXT, withdrawn_on TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE offer (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL REFERENCES partner (id), service TEXT NOT NULL,
        regions TEXT NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE standing (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL REFERENCES partner (id),
        stage_id TEXT NOT NULL REFERENCES stage (id), lot_id TEXT REFERENCES lot (id), state TEXT NOT NULL,
        role TEXT NOT NULL, delivery_share TEXT, value_share TEXT, relied_on_for TEXT NOT NULL, letter TEXT NOT NULL,
        notes TEXT NOT NULL)""",
    """CREATE TABLE case_study_use (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id),
        case_study_id TEXT NOT NULL REFERENCES case_study (id), position INTEGER NOT NULL,
        question_id TEXT REFERENCES question (id))""",
    """CREATE TABLE attachment (id TEXT PRIMARY KEY, record_id TEXT NOT NULL, digest TEXT NOT NULL REFERENCES file (digest),
        name TEXT NOT NULL, alternative TEXT NOT NULL, added_on TEXT)""",
    """CREATE TABLE criterion (id TEXT PRIMARY KEY, stage_id TEXT NOT NULL REFERENCES stage (id),
        lot_id TEXT REFERENCES lot (id), position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
        weighting TEXT)""",
    """CREATE TABLE material (id TEXT PRIMARY KEY, opportunity_id TEXT NOT NULL REFERENCES opportunity (id),
        digest TEXT NOT NULL REFERENCES file (digest), name TEXT NOT NULL, title TEXT NOT NULL, added_on TEXT,
        text TEXT NOT NULL, replaces_id TEXT REFERENCES material (id))""",
    """CREATE TABLE pin (id TEXT PRIMARY KEY, material_id TEXT NOT NULL REFERENCES material (id),
        question_id TEXT NOT NULL REFERENCES question (id), start INTEGER NOT NULL, quote TEXT NOT NULL)""",
    """CREATE TABLE buyer_form (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id),
        digest TEXT NOT NULL REFERENCES file (digest), name TEXT NOT NULL, taken_on TEXT)""",
    """CREATE TABLE form_place (id TEXT PRIMARY KEY, question_id TEXT NOT NULL REFERENCES question (id),
        form_id TEXT NOT NULL REFERENCES buyer_form (id), position INTEGER NOT NULL, part TEXT NOT NULL,
        path TEXT NOT NULL, around TEXT NOT NULL)""",
    """CREATE TABLE counting_rule (id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, line_end INTEGER NOT NULL,
        tab INTEGER NOT NULL, bullet INTEGER NOT NULL, headings INTEGER NOT NULL, tables INTEGER NOT NULL,
        question INTEGER NOT NULL)""",
    "ALTER TABLE opportunity ADD COLUMN procedure TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE opportunity ADD COLUMN status TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE opportunity ADD COLUMN notice TEXT REFERENCES file (digest)",
    "ALTER TABLE question ADD COLUMN only_if TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE question ADD COLUMN parent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_study ADD COLUMN needs_consent INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE bid ADD COLUMN case_studies INTEGER",
    "ALTER TABLE bid ADD COLUMN parts TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE bid ADD COLUMN letterhead TEXT REFERENCES file (digest)",
    "ALTER TABLE question ADD COLUMN fact TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE question ADD COLUMN who TEXT",
    "ALTER TABLE answer ADD COLUMN signed_id TEXT REFERENCES revision (id)",
    *(
        f"ALTER TABLE partner ADD COLUMN {seen}_seen_on TEXT"
        for seen in ("insurance", "safeguarding", "data_protection", "references", "finances")
    ),
    # The history of the older file knows nothing of the records made next, and could not be undone around them.
    "DELETE FROM step_change",
    "DELETE FROM step",
    # What was one field becomes records of its own, with ids that follow from their parents'.
    """INSERT INTO figure SELECT 'figure' || id, id, 1, evidence, evidence_source FROM case_study
        WHERE evidence <> '' OR evidence_source <> ''""",
    """INSERT INTO offer SELECT 'offer' || id, id, services, CASE regions WHEN '' THEN '[]' ELSE json_array(regions) END, ''
        FROM partner WHERE services <> '' OR regions <> ''""",
    "ALTER TABLE case_study DROP COLUMN evidence",
    "ALTER TABLE case_study DROP COLUMN evidence_source",
    "ALTER TABLE partner DROP COLUMN services",
    "ALTER TABLE partner DROP COLUMN regions",
    "CREATE INDEX policy_expiry ON policy (expires_on)",
    "CREATE INDEX figure_study ON figure (case_study_id, position)",
    "CREATE INDEX telling_study ON telling (case_study_id, words)",
    "CREATE INDEX consent_study ON consent (case_study_id)",
    "CREATE INDEX offer_partner ON offer (partner_id)",
    "CREATE UNIQUE INDEX standing_place ON standing (partner_id, stage_id, ifnull(lot_id, ''))",
    "CREATE INDEX standing_stage ON standing (stage_id)",
    "CREATE INDEX standing_lot ON standing (lot_id)",
    "CREATE INDEX use_bid ON case_study_use (bid_id, position)",
    "CREATE INDEX use_study ON case_study_use (case_study_id)",
    "CREATE INDEX use_question ON case_study_use (question_id)",
    "CREATE INDEX criterion_stage ON criterion (stage_id, position)",
    "CREATE INDEX criterion_lot ON criterion (lot_id)",
    "CREATE INDEX material_opportunity ON material (opportunity_id)",
    "CREATE INDEX pin_material ON pin (material_id)",
    "CREATE INDEX pin_question ON pin (question_id)",
    "CREATE INDEX buyer_form_bid ON buyer_form (bid_id)",
    "CREATE INDEX form_place_question ON form_place (question_id, position)",
    "CREATE INDEX form_place_form ON form_place (form_id)",
    "CREATE INDEX attachment_record ON attachment (record_id)",
    "CREATE INDEX question_fact ON question (fact) WHERE fact <> ''",
)

# What deciding, mobilising, writing with a library and reviewing keep besides.
_DELIVERY_TABLES = (
    "CREATE TABLE own_word (id TEXT PRIMARY KEY, word TEXT NOT NULL)",
    """CREATE TABLE decision_criterion (id TEXT PRIMARY KEY, purpose TEXT NOT NULL, position INTEGER NOT NULL,
        name TEXT NOT NULL, weight INTEGER NOT NULL, is_deal_breaker INTEGER NOT NULL, guidance TEXT NOT NULL)""",
    """CREATE TABLE absence (id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id), starts_on TEXT,
        ends_on TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE passage (id TEXT PRIMARY KEY, title TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL,
        tags TEXT NOT NULL, owner_id TEXT REFERENCES person (id), review_on TEXT, written_on TEXT, source TEXT NOT NULL,
        buyer TEXT NOT NULL, result TEXT, marks TEXT, most_marks TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE qualified (id TEXT PRIMARY KEY, opportunity_id TEXT NOT NULL REFERENCES opportunity (id),
        category TEXT NOT NULL, regions TEXT NOT NULL, threshold TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE need (id TEXT PRIMARY KEY, stage_id TEXT NOT NULL REFERENCES stage (id),
        lot_id TEXT REFERENCES lot (id), position INTEGER NOT NULL, service TEXT NOT NULL, is_ours INTEGER NOT NULL,
        notes TEXT NOT NULL)""",
    """CREATE TABLE clarification (id TEXT PRIMARY KEY, stage_id TEXT NOT NULL REFERENCES stage (id),
        position INTEGER NOT NULL, asked TEXT NOT NULL, question_ids TEXT NOT NULL, asked_on TEXT, reply TEXT NOT NULL,
        replied_on TEXT, notes TEXT NOT NULL)""",
    """CREATE TABLE decision (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), outcome TEXT NOT NULL,
        reason TEXT NOT NULL, decided_by TEXT NOT NULL, decided_on TEXT, percent TEXT, hours_needed REAL NOT NULL,
        hours_there REAL NOT NULL)""",
    """CREATE TABLE criterion_score (id TEXT PRIMARY KEY, criterion_id TEXT NOT NULL REFERENCES decision_criterion (id),
        bid_id TEXT NOT NULL REFERENCES bid (id), lot_id TEXT REFERENCES lot (id), score INTEGER, reason TEXT NOT NULL)""",
    """CREATE TABLE result (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), lot_id TEXT REFERENCES lot (id),
        state TEXT NOT NULL, told_on TEXT, marks TEXT, winner TEXT NOT NULL, feedback TEXT NOT NULL)""",
    """CREATE TABLE section_weight (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id),
        position INTEGER NOT NULL, section TEXT NOT NULL, envelope TEXT NOT NULL, weighting TEXT)""",
    """CREATE TABLE plan_step (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), position INTEGER NOT NULL,
        name TEXT NOT NULL, working_days INTEGER NOT NULL, fixed_on TEXT, owner_id TEXT REFERENCES person (id),
        done INTEGER NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE task (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), position INTEGER NOT NULL,
        name TEXT NOT NULL, "group" TEXT NOT NULL, working_days INTEGER NOT NULL, after TEXT NOT NULL, not_before TEXT,
        owner_id TEXT REFERENCES person (id), partner_id TEXT REFERENCES partner (id), is_vetting INTEGER NOT NULL,
        done INTEGER NOT NULL, notes TEXT NOT NULL)""",
    """CREATE TABLE risk (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), position INTEGER NOT NULL,
        risk TEXT NOT NULL, likelihood INTEGER NOT NULL, impact INTEGER NOT NULL, response TEXT NOT NULL,
        owner_id TEXT REFERENCES person (id))""",
    """CREATE TABLE ask (id TEXT PRIMARY KEY, question_id TEXT NOT NULL REFERENCES question (id),
        position INTEGER NOT NULL, words TEXT NOT NULL)""",
    """CREATE TABLE mark (id TEXT PRIMARY KEY, question_id TEXT NOT NULL REFERENCES question (id),
        lot_id TEXT REFERENCES lot (id), "by" TEXT NOT NULL, score TEXT, reason TEXT NOT NULL)""",
    """CREATE TABLE tick (id TEXT PRIMARY KEY, ask_id TEXT NOT NULL REFERENCES ask (id),
        answer_id TEXT NOT NULL REFERENCES answer (id), sentence TEXT NOT NULL)""",
    """CREATE TABLE passage_use (id TEXT PRIMARY KEY, passage_id TEXT NOT NULL REFERENCES passage (id),
        answer_id TEXT NOT NULL REFERENCES answer (id), text TEXT NOT NULL, used_on TEXT, is_tailored INTEGER NOT NULL)""",
    """CREATE TABLE sign_off (id TEXT PRIMARY KEY, answer_id TEXT NOT NULL REFERENCES answer (id),
        revision_id TEXT NOT NULL REFERENCES revision (id), text_digest TEXT NOT NULL,
        person_id TEXT REFERENCES person (id), name TEXT NOT NULL, role TEXT NOT NULL, signed_at TEXT)""",
    """CREATE TABLE review_round (id TEXT PRIMARY KEY, bid_id TEXT NOT NULL REFERENCES bid (id), name TEXT NOT NULL,
        sent_on TEXT, return_by TEXT, note TEXT NOT NULL, decisions TEXT NOT NULL, risks TEXT NOT NULL)""",
    """CREATE TABLE review_copy (id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES review_round (id),
        person_id TEXT REFERENCES person (id), name TEXT NOT NULL, digest TEXT,
        large_print INTEGER NOT NULL, with_earlier INTEGER NOT NULL)""",
    """CREATE TABLE sent_answer (id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES review_round (id),
        question_id TEXT NOT NULL REFERENCES question (id), lot_id TEXT REFERENCES lot (id), position INTEGER NOT NULL,
        heading TEXT NOT NULL, revision_id TEXT REFERENCES revision (id))""",
    """CREATE TABLE returned_copy (id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES review_round (id),
        digest TEXT NOT NULL REFERENCES file (digest), copy_id TEXT REFERENCES review_copy (id), name TEXT NOT NULL,
        reader TEXT NOT NULL, taken_at TEXT, remarks INTEGER NOT NULL, changes INTEGER NOT NULL,
        known INTEGER NOT NULL, note TEXT NOT NULL)""",
    """CREATE TABLE remark (id TEXT PRIMARY KEY, returned_id TEXT NOT NULL REFERENCES returned_copy (id),
        sent_id TEXT REFERENCES sent_answer (id), position INTEGER NOT NULL, matched_by TEXT NOT NULL, author TEXT NOT NULL,
        written_at TEXT, text TEXT NOT NULL, quote TEXT NOT NULL, block INTEGER, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, parent_id TEXT REFERENCES remark (id), is_resolved INTEGER NOT NULL, state TEXT NOT NULL,
        reply TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at TEXT)""",
    """CREATE TABLE suggestion (id TEXT PRIMARY KEY, returned_id TEXT NOT NULL REFERENCES returned_copy (id),
        sent_id TEXT REFERENCES sent_answer (id), position INTEGER NOT NULL, matched_by TEXT NOT NULL, kind TEXT NOT NULL,
        author TEXT NOT NULL, made_at TEXT, block INTEGER, last_block INTEGER, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, removed TEXT NOT NULL, added TEXT NOT NULL,
        replacement TEXT NOT NULL, move TEXT NOT NULL, changes INTEGER NOT NULL, is_untracked INTEGER NOT NULL,
        state TEXT NOT NULL, reply TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at TEXT)""",
    "ALTER TABLE snapshot ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE answer ADD COLUMN hours_needed REAL",
    "ALTER TABLE answer ADD COLUMN hours_spent REAL NOT NULL DEFAULT 0",
    "ALTER TABLE stage ADD COLUMN standstill_on TEXT",
    "ALTER TABLE lot ADD COLUMN threshold TEXT",
    "ALTER TABLE question ADD COLUMN scale TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE question ADD COLUMN minimum TEXT",
    "ALTER TABLE question ADD COLUMN pass_fail INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE standing ADD COLUMN letter_on TEXT",
    "ALTER TABLE standing ADD COLUMN memorandum TEXT NOT NULL DEFAULT 'none'",
    "ALTER TABLE standing ADD COLUMN memorandum_on TEXT",
    "CREATE UNIQUE INDEX own_word_word ON own_word (word)",
    "CREATE INDEX absence_person ON absence (person_id)",
    "CREATE INDEX passage_owner ON passage (owner_id)",
    "CREATE INDEX passage_review ON passage (review_on)",
    "CREATE INDEX qualified_opportunity ON qualified (opportunity_id)",
    "CREATE INDEX need_stage ON need (stage_id, position)",
    "CREATE INDEX need_lot ON need (lot_id)",
    "CREATE INDEX clarification_stage ON clarification (stage_id, position)",
    "CREATE INDEX decision_bid ON decision (bid_id)",
    "CREATE UNIQUE INDEX criterion_score_place ON criterion_score (criterion_id, bid_id, ifnull(lot_id, ''))",
    "CREATE INDEX criterion_score_bid ON criterion_score (bid_id)",
    "CREATE INDEX criterion_score_lot ON criterion_score (lot_id)",
    "CREATE INDEX result_bid ON result (bid_id)",
    "CREATE INDEX result_lot ON result (lot_id)",
    "CREATE INDEX section_weight_bid ON section_weight (bid_id, position)",
    "CREATE INDEX plan_step_bid ON plan_step (bid_id, position)",
    "CREATE INDEX plan_step_owner ON plan_step (owner_id)",
    "CREATE INDEX task_bid ON task (bid_id, position)",
    "CREATE INDEX task_owner ON task (owner_id)",
    "CREATE INDEX task_partner ON task (partner_id)",
    "CREATE INDEX risk_bid ON risk (bid_id, position)",
    "CREATE INDEX risk_owner ON risk (owner_id)",
    "CREATE INDEX ask_question ON ask (question_id, position)",
    "CREATE UNIQUE INDEX mark_place ON mark (question_id, ifnull(lot_id, ''), \"by\")",
    "CREATE INDEX mark_lot ON mark (lot_id)",
    "CREATE INDEX tick_ask ON tick (ask_id)",
    "CREATE INDEX tick_answer ON tick (answer_id)",
    "CREATE INDEX passage_use_passage ON passage_use (passage_id)",
    "CREATE INDEX passage_use_answer ON passage_use (answer_id)",
    "CREATE INDEX sign_off_answer ON sign_off (answer_id)",
    "CREATE INDEX sign_off_person ON sign_off (person_id)",
    "CREATE INDEX review_round_bid ON review_round (bid_id)",
    "CREATE INDEX review_copy_round ON review_copy (round_id)",
    "CREATE INDEX review_copy_person ON review_copy (person_id)",
    "CREATE INDEX sent_answer_round ON sent_answer (round_id, position)",
    "CREATE INDEX sent_answer_question ON sent_answer (question_id)",
    "CREATE INDEX sent_answer_lot ON sent_answer (lot_id)",
    "CREATE INDEX returned_copy_round ON returned_copy (round_id)",
    "CREATE INDEX returned_copy_copy ON returned_copy (copy_id)",
    "CREATE INDEX remark_returned ON remark (returned_id, position)",
    "CREATE INDEX remark_sent ON remark (sent_id)",
    "CREATE INDEX remark_parent ON remark (parent_id)",
    "CREATE INDEX suggestion_returned ON suggestion (returned_id, position)",
    "CREATE INDEX suggestion_sent ON suggestion (sent_id)",
)

# From whom passages came is asked with every check of a bid; without this, all their texts were read for it.
_NAMES_AT_HAND = ("CREATE INDEX passage_came ON passage (buyer, source)",)

# What is worked out of each answer's plain words when it is written: no page looks through a thousand texts for it.
_NOTES_AT_HAND = (
    "CREATE TABLE answer_note (answer_id TEXT PRIMARY KEY, rules INTEGER NOT NULL, noted TEXT NOT NULL) WITHOUT ROWID",
)

SCHEMA_VERSION = 5
_INDEX_FED_ALIKE_SINCE = 3

# What `schema_digest` gives for a sound file of each version: a planted trigger, view or table changes it.
SCHEMA_DIGESTS = {
    1: "178a1b26173ac04cdd195eb9eb807d40fb2e070fc9d38f6fbeb9e370718517d0",
    2: "2c2e8e7565f2d3d3f02c3f0384e433828dd3436a9c46fac14bc515b6cd491efd",
    3: "78dd0e80dedc39c7edfd1f8bdc7300b5f00a010ee5b6213eb7d35fa096b1ff25",
    4: "93f3df94c9b961a331509024287fb422273e1a0ca1bb59f9f4b2a511a342c458",
    5: "3e5cebff4cae00e150b2b7917a86031dbb50ffe3892f2ca79af750eba35c44f2",
}


def migrations() -> "Migrations":
    """Return the migrations, oldest first. To change the schema: add one at the end."""
    from sqlite_utils.migrations import Migrations

    found = Migrations("bidprep")

    @found()
    def first_schema(db: "Database") -> None:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for statement in _FIRST_TABLES:
            db.execute(statement)
        db.execute("PRAGMA user_version = 1")

    @found()
    def everyday_workspace(db: "Database") -> None:
        for statement in _EVERYDAY_TABLES:
            db.execute(statement)
        db.execute("PRAGMA user_version = 2")

    @found()
    def deciding_and_reviewing(db: "Database") -> None:
        for statement in _DELIVERY_TABLES:
            db.execute(statement)
        db.execute("PRAGMA user_version = 3")

    @found()
    def names_at_hand(db: "Database") -> None:
        for statement in _NAMES_AT_HAND:
            db.execute(statement)
        db.execute("PRAGMA user_version = 4")

    @found()
    def notes_at_hand(db: "Database") -> None:
        for statement in _NOTES_AT_HAND:
            db.execute(statement)
        db.execute("PRAGMA user_version = 5")

    return found


def migrate(db: "Database") -> None:
    """Bring a file to `SCHEMA_VERSION`: with foreign keys off, then checked. Each migration is a transaction."""
    before: int = db.conn.execute("PRAGMA user_version").fetchone()[0]
    db.conn.execute("PRAGMA foreign_keys = OFF")
    migrations().apply(db)
    if 0 < before < _INDEX_FED_ALIKE_SINCE:
        _index_anew(db)
    broken = db.conn.execute("PRAGMA foreign_key_check").fetchone()
    db.conn.execute("PRAGMA foreign_keys = ON")
    if broken:
        raise BidprepError("The workspace could not be brought up to date.", "Open a backup of it and tell us.")


def _index_anew(db: "Database") -> None:
    """Feed every record to the index again: what is searched changed with the schema."""
    from bidprep.domain.kinds import KINDS
    from bidprep.storage.records import find_records
    from bidprep.storage.search import feed

    def rows(query: str, *values: object) -> list[tuple[object, ...]]:
        return db.conn.execute(query, values).fetchall()

    with db.atomic():
        for kind, record_type in KINDS.items():
            for record in find_records(rows, record_type, {}):
                feed(db.conn, kind, record.id, record)


def schema_digest(connection: sqlite3.Connection) -> str:
    """Return a digest of everything that the file's schema declares, but for SQLite's and sqlite-utils' own tables.

    Those are left out by their full names, and as tables only: a planted trigger may be called anything.
    """
    declared = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' AND NOT (type = 'table' AND name IN"
        " ('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config', '_sqlite_migrations'))"
        " ORDER BY type, name"
    )
    lines = "\n".join("|".join(" ".join(str(part).split()) for part in row) for row in declared)
    return sha256(lines.encode()).hexdigest()
