"""What each command does, says and prints as JSON: others script against this."""

import json
from pathlib import Path

import docx
import pytest

from bidprep import __version__
from bidprep.cli.parsing import COMMANDS
from bidprep.storage.schema import SCHEMA_VERSION
from tests.cli.conftest import Run

NORTH = "North West call-off"


def test_new_makes_a_workspace_and_gives_it_its_ending(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "Ours", "--json")
    assert said.json == {"path": str(tmp_path / "Ours.bidprep")}
    assert (tmp_path / "Ours.bidprep").is_file()
    assert run("new", tmp_path / "Two.bidprep").out == f"Made {tmp_path / 'Two.bidprep'}.\n"


def test_info_tells_what_is_in_an_empty_workspace(run: Run, empty: Path) -> None:
    assert run("info", empty, "--json").json == {
        "schema": SCHEMA_VERSION, "organisation": "", "bids": [], "case_studies": 0, "partners": 0, "passages": 0,
    }  # fmt: skip
    assert run("info", empty).out == "An organisation without a name yet: 0 case studies, 0 partners, 0 bids.\n"


def test_info_tells_each_bid(run: Run, sample: Path) -> None:
    told = run("info", sample, "--json").json
    assert told["organisation"] == "Netherfell Pathways"
    assert [set(bid) for bid in told["bids"]] == [
        {"id", "name", "buyer", "stage", "lots", "questions", "answered", "deadline"}
    ] * 2
    assert [(bid["questions"], bid["answered"], bid["lots"]) for bid in told["bids"]] == [(18, 15, 0), (10, 7, 6)]
    lines = run("info", sample).out.splitlines()
    assert lines[0] == "Netherfell Pathways: 5 case studies, 4 partners, 2 bids."
    assert lines[2].startswith(
        f"{NORTH} (Ministry of Justice): 7 of 10 questions answered, 6 lots, to be handed in by "
    )


@pytest.mark.parametrize(
    ("template", "count"), [("df-qualification", 18), ("df-call-off", 10), ("standard-sq", 77), ("blank", 0)]
)
def test_start_starts_a_bid_from_each_template(run: Run, empty: Path, template: str, count: int) -> None:
    words = ("start", empty, "--template", template, "--name", "Ours", "--buyer", "Leeds", "--json")
    started = run(*words).json
    (bid,) = run("info", empty, "--json").json["bids"]
    assert started == {"id": bid["id"]}
    assert (bid["name"], bid["buyer"], bid["questions"], bid["deadline"]) == ("Ours", "Leeds", count, None)
    assert len(run("list", "questions", empty, "Ours", "--json").json) == count
    assert run("list", "lots", empty, bid["id"], "--json").json == []


def test_start_says_what_it_did_and_takes_a_deadline_in_uk_time(run: Run, empty: Path) -> None:
    said = run("start", empty, "--template", "blank", "--name", "Summer", "--deadline", "4 July 2030, 12:00")
    assert said.out == "Started Summer with 0 questions.\n"
    (bid,) = run("info", empty, "--json").json["bids"]
    assert bid["deadline"] == "2030-07-04T11:00:00+00:00"
    assert run("info", empty).out.splitlines()[1] == (
        "Summer: 0 of 0 questions answered, 0 lots, to be handed in by Thursday 4 July 2030, 12:00."
    )
    assert run("list", "questions", empty, "Summer").out == "This bid has no questions yet.\n"
    assert run("list", "lots", empty, "Summer").out == "This bid has no lots.\n"


def test_questions_are_listed_with_limits_and_how_far_each_answer_is(run: Run, sample: Path) -> None:
    questions = run("list", "questions", sample, NORTH, "--json").json
    keys = {"id", "number", "section", "text", "kind", "limit", "weighting", "answers"}
    assert all(set(question) == keys for question in questions)
    first = questions[0]
    assert first["limit"] == {"unit": "words", "value": 1500, "items": 1, "rule": "word"}
    assert (first["kind"], first["weighting"]) == ("text", 20)
    assert all(set(answer) == {"lot", "status", "used", "over"} for answer in first["answers"])
    assert [answer["lot"] is None for answer in first["answers"]] == [True, False, False]
    unanswered = next(question for question in questions if not question["answers"])
    lines = run("list", "questions", sample, NORTH).out.splitlines()
    assert len(lines) == len(questions)
    assert lines[0].startswith("1  Describe the service")
    assert " of 1,500 words, " in lines[0]
    assert lines[0].endswith("2 variations)")
    assert lines[questions.index(unanswered)].endswith("(not started)")


def test_what_is_over_its_limit_is_counted_and_said(run: Run, empty: Path) -> None:
    run("start", empty, "--template", "df-call-off", "--name", "C")
    run("answer", empty, "C/1", "--from", "-", typed=b"word " * 1512)
    (answer,) = run("list", "questions", empty, "C", "--json").json[0]["answers"]
    assert answer == {"lot": None, "status": "drafting", "used": 1512, "over": 12}
    assert (
        run("list", "questions", empty, "C").out.splitlines()[0].endswith("(drafting, 1,512 of 1,500 words, 12 over)")
    )


def test_an_answer_without_a_limit_is_counted_in_words(run: Run, empty: Path) -> None:
    run("start", empty, "--template", "standard-sq", "--name", "SQ")
    questions = run("list", "questions", empty, "SQ", "--json").json
    free = next(question for question in questions if question["limit"] is None)
    run("answer", empty, free["id"], "--from", "-", typed=b"Netherfell Trust")
    line = run("list", "questions", empty, "SQ").out.splitlines()[questions.index(free)]
    assert line.endswith("(drafting, 2 words)")


def test_lots_are_listed(run: Run, sample: Path) -> None:
    lots = run("list", "lots", sample, NORTH, "--json").json
    scored = {
        lot["reference"]: (lot["score"], lot["eligible"]) for lot in run("list", "lots", sample, NORTH, "--json").json
    }
    assert scored["NW-03"] == (78.46, True)
    assert scored["NW-01"] == (None, False)
    keys = {"id", "title", "category", "region", "area", "value", "choice", "preference", "score", "partners", "gaps"}
    assert all(keys <= set(lot) for lot in lots)
    assert lots[0]["value"].keys() == {"amount", "currency"}
    assert {lot["choice"] for lot in lots} == {"bid", "no-bid", "undecided"}
    lines = run("list", "lots", sample, NORTH).out
    assert "NW-03  Personal wellbeing – Lancashire  (we bid)" in lines
    assert "(we do not bid)" in lines


def test_answer_writes_and_show_shows_in_every_form(run: Run, sample: Path, tmp_path: Path) -> None:
    source = tmp_path / "answer.md"
    source.write_text("We are **{{trading name}}**.\n\n- one\n- two\n", encoding="utf-8")
    said = run("answer", sample, f"{NORTH}/7", "--from", source)
    assert (said.code, said.out) == (0, "Wrote 6 words to question 7.\n")
    question = next(asked for asked in run("list", "questions", sample, NORTH, "--json").json if asked["number"] == "7")
    assert run("show", sample, question["id"]).out == "We are **{{trading name}}**.\n\n- one\n- two\n"
    assert run("show", sample, question["id"], "--as", "plain").out == "We are Netherfell Pathways.\none\ntwo\n"
    assert run("show", sample, question["id"], "--as", "portal").out == "We are Netherfell Pathways.\n- one\n- two\n"
    told = run("show", sample, f"{NORTH}/7", "--as", "plain", "--json").json
    assert told == {"question": question["id"], "lot": None, "text": "We are Netherfell Pathways.\none\ntwo"}
    assert run("answer", sample, f"{NORTH}/7", "--from", source, "--json").json == {
        "question": question["id"], "lot": None, "words": 6,
    }  # fmt: skip


def test_an_unwritten_answer_shows_as_nothing(run: Run, sample: Path) -> None:
    assert run("show", sample, f"{NORTH}/8").out == ""
    assert run("show", sample, f"{NORTH}/8", "--json").json["text"] == ""


def test_an_answer_for_a_lot_varies_the_shared_one(run: Run, sample: Path) -> None:
    said = run("answer", sample, f"{NORTH}/2", "--lot", "NW-05", "--from", "-", typed=b"For Lancashire")
    assert said.out == "Wrote 2 words to question 2 for Women’s services – Lancashire.\n"
    lot = next(lot["id"] for lot in run("list", "lots", sample, NORTH, "--json").json if lot["reference"] == "NW-05")
    assert run("show", sample, f"{NORTH}/2", "--lot", "NW-05", "--json").json["lot"] == lot
    assert run("show", sample, f"{NORTH}/2", "--lot", lot).out == "For Lancashire\n"
    shared = run("show", sample, f"{NORTH}/2", "--lot", "NW-06", "--json").json
    assert shared["lot"] is None
    assert len(shared["text"].split()) > 20


def test_an_answer_can_be_emptied_and_undo_brings_it_back(run: Run, sample: Path) -> None:
    before = run("show", sample, f"{NORTH}/2").out
    assert run("answer", sample, f"{NORTH}/2", "--from", "-", typed=b"").out == "Emptied question 2.\n"
    assert run("show", sample, f"{NORTH}/2").out == ""
    assert run("undo", sample).out == "Undo: Edit answer 2.\n"
    assert run("show", sample, f"{NORTH}/2").out == before


_CAFE = "Café – naïve"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_words_come_in_in_every_usual_encoding(run: Run, sample: Path, tmp_path: Path, encoding: str) -> None:
    typed = f"{_CAFE}\r\n".encode(encoding)
    run("answer", sample, f"{NORTH}/8", "--from", "-", typed=typed)
    assert run("show", sample, f"{NORTH}/8").out == f"{_CAFE}\n"
    (tmp_path / "words.txt").write_bytes(typed)
    run("answer", sample, f"{NORTH}/8", "--from", tmp_path / "words.txt")
    assert run("show", sample, f"{NORTH}/8").out == f"{_CAFE}\n"


def test_control_characters_are_left_out_and_long_answers_kept_whole(run: Run, sample: Path, tmp_path: Path) -> None:
    run("answer", sample, f"{NORTH}/8", "--from", "-", typed=b"We\x07 do\x1b[31m it\x0bnow\x7f\xc2\x85")
    shown = run("show", sample, f"{NORTH}/8", "--as", "plain").out
    assert not {character for character in shown if ord(character) < 32} - {"\n"}
    long = " ".join(f"word{number}" for number in range(50_000))
    assert (
        run("answer", sample, f"{NORTH}/8", "--from", "-", typed=long.encode()).out
        == "Wrote 50,000 words to question 8.\n"
    )
    assert run("show", sample, f"{NORTH}/8").out == long + "\n"


def test_count_counts_plain_text_by_the_rule_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(b"One two\r\nthree\r\n")
    assert run("count", file, "--json").json == {
        "words": 3, "characters": 12, "characters_without_spaces": 11, "rule": "word",
    }  # fmt: skip
    assert run("count", "--rule", "portal-crlf", file, "--json").json["characters"] == 14
    assert run("count", "-", typed=b"One two").out.startswith("2 words, 7 characters, 6 without spaces")
    assert run("count", "-", typed=b"A").out.startswith("1 word, 1 character, 1 without spaces")
    assert run("count", "-", "--json", typed=b"").json["words"] == 0


def test_count_lists_its_rules(run: Run) -> None:
    rules = run("count", "--rules", "--json").json
    assert [rule["name"] for rule in rules[:3]] == ["word", "portal", "portal-crlf"]
    assert all(rule["reason"] for rule in rules)
    assert run("count", "--rules").out.startswith("word: As Word counts")


def test_check_finds_what_stands_in_the_way(run: Run, sample: Path) -> None:
    said = run("check", sample, NORTH, "--json")
    assert said.code == 1
    assert set(said.json) == {"stoppers", "warnings"}
    findings = said.json["stoppers"] + said.json["warnings"]
    for finding in findings:
        assert set(finding) == {"check", "message", "hint", "place"}
        assert set(finding["place"]) == {"question", "lot", "quote", "kind", "id"}
    assert {finding["check"] for finding in said.json["stoppers"]} == {"unanswered", "placeholder", "consent-missing"}
    assert {finding["check"] for finding in said.json["warnings"]} == {
        "policy-expires", "policy-review", "identifying-detail", "missing-letter", "mobilisation",
        "figure-differs", "late-steps",
    }  # fmt: skip
    lines = run("check", sample, NORTH).out.splitlines()
    assert lines[0] == f"{len(said.json['stoppers'])} stoppers, {len(said.json['warnings'])} warnings."
    assert len(lines) == len(findings) + 1


def test_check_names_the_record_that_lies_outside_the_answers(run: Run, sample: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.json"
    run("export", "records", sample, "--to", records)
    told = json.loads(records.read_text(encoding="utf-8"))["records"]
    findings = run("check", sample, NORTH, "--json").json
    places = [finding["place"] for finding in findings["stoppers"] + findings["warnings"] if finding["place"]["kind"]]
    assert {place["kind"] for place in places} == {"case_study", "policy", "partner", "task", "plan_step"}
    for place in places:
        assert place["id"] in {record["id"] for record in told[place["kind"]]}


def test_check_is_done_where_nothing_stands_in_the_way(run: Run, empty: Path) -> None:
    run("start", empty, "--template", "blank", "--name", "Empty")
    assert (run("check", empty, "Empty").code, run("check", empty, "Empty").out) == (0, "0 stoppers, 0 warnings.\n")


def test_records_go_out_and_come_in(run: Run, sample: Path, empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.json"
    told = run("export", "records", sample, "--to", file, "--json").json
    assert told["path"] == str(file)
    total = sum(told["records"].values())
    assert run("export", "records", sample, "--to", file).out == f"Wrote {total} records to {file}.\n"
    count = total - told["records"]["revision"] - told["records"]["file"]  # kept for good, and not counted as records
    dry = run("import", "records", empty, file, "--dry-run")
    assert dry.out == f"Would add {count} records and change 0; 0 are there already.\n"
    assert run("info", empty, "--json").json["bids"] == []
    taken = run("import", "records", empty, file, "--json").json
    assert set(taken) == {"added", "changed", "unchanged"}
    assert sum(taken["added"].values()) == count
    again = run("import", "records", empty, file)
    assert again.out == f"Added 0 records and changed 0; {count} are there already.\n"
    assert run("info", empty, "--json").json == run("info", sample, "--json").json
    assert run("undo", empty, "--json").json == {"done": "Undo: Import records"}
    assert run("info", empty, "--json").json["bids"] == []


def test_lots_come_in_from_a_table(run: Run, empty: Path, tmp_path: Path) -> None:
    run("start", empty, "--template", "df-call-off", "--name", "C")
    file = tmp_path / "lots.csv"
    file.write_text('No,What,region,value\n1,Housing,Northmoor,"£1,200,000"\n2,Debt,Eastvale,7.50\n', encoding="utf-8")
    columns = ("--column", "reference=No", "--column", "title = What")
    dry = run("import", "lots", empty, "C", file, *columns, "--dry-run")
    assert dry.out == "Would add 2 lots and change 0; 0 are there already.\n"
    assert run("list", "lots", empty, "C", "--json").json == []
    told = run("import", "lots", empty, "C", file, *columns, "--json").json
    assert (told["added"], told["changed"], told["unchanged"]) == (2, 0, 0)
    lots = run("list", "lots", empty, "C", "--json").json
    assert lots == told["lots"]
    assert [lot["value"] for lot in lots] == [
        {"amount": 1200000, "currency": "GBP"},
        {"amount": 7.5, "currency": "GBP"},
    ]
    file.write_text(file.read_text(encoding="utf-8").replace("Eastvale", "Westmere"), encoding="utf-8")
    assert run("import", "lots", empty, "C", file, *columns).out == "Added 0 lots and changed 1; 1 is there already.\n"


def test_the_submission_is_a_word_file_for_a_bid_and_for_a_lot(run: Run, sample: Path, tmp_path: Path) -> None:
    whole, lot = tmp_path / "whole.docx", tmp_path / "lot.docx"
    assert run("export", "submission", sample, NORTH, "--to", whole, "--json").json == {"path": str(whole)}
    said = run("export", "submission", sample, NORTH, "--to", lot, "--lot", "NW-04")
    assert said.out == f"Wrote {lot} and checked that every answer is in it, word for word.\n"
    texts = ["\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs) for path in (whole, lot)]
    assert "Question 1: Personal wellbeing – Cumbria" in texts[0]
    assert "Question 1: Personal wellbeing – Cumbria" not in texts[1]
    assert "No answer yet." in texts[1]


def test_a_backup_is_made_listed_and_restored(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("backup", sample, "--list", "--json").json == []
    assert run("backup", sample, "--list").out == "There is no backup yet.\n"
    made = run("backup", sample, "--json").json
    (listed,) = run("backup", sample, "--list", "--json").json
    assert listed["path"] == made["path"]
    assert (listed["reason"], listed["kept"]) == ("by hand", True)
    assert made["path"] in run("backup", sample, "--list").out
    assert run("backup", sample).out.startswith("Backed up to ")
    told = run("restore", made["path"], "--to", tmp_path / "Again", "--json").json
    assert told == {"path": str(tmp_path / "Again.bidprep")}
    assert run("info", told["path"], "--json").json == run("info", sample, "--json").json
    assert (
        run("restore", made["path"], "--to", tmp_path / "Third").out == f"Restored to {tmp_path / 'Third.bidprep'}.\n"
    )


def test_undo_and_redo_go_through_the_history(run: Run, empty: Path) -> None:
    nothing = run("undo", empty)
    assert (nothing.code, nothing.err) == (2, "There is nothing to undo. The history is at its end.\n")
    assert run("undo", empty, "--list").out == "Nothing has been done yet.\n"
    for name in ("One", "Two"):
        run("start", empty, "--template", "blank", "--name", name)
    assert run("undo", empty).out == "Undo: Start bid Two.\n"
    told = run("undo", empty, "--list", "--json").json
    assert [(step["name"], step["undone"]) for step in told] == [("Start bid Two", True), ("Start bid One", False)]
    assert run("undo", empty, "--list").out.splitlines()[0].endswith("Start bid Two (undone)")
    assert run("redo", empty).out == "Redo: Start bid Two.\n"
    assert run("redo", empty).code == 2


def test_every_command_says_how_it_is_used(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            run(*command.words.split(), "--help")
        assert ended.value.code == 0
        words = " ".join(capsys.readouterr().out.split())
        assert words.startswith(f"usage: bidprep {command.words} ")
        assert " ".join(command.help.split()) in words


def test_the_version_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("--version")
    assert capsys.readouterr().out == f"bidprep {__version__}\n"


def test_json_is_one_document_with_its_letters_as_they_are(run: Run, empty: Path) -> None:
    run("start", empty, "--template", "blank", "--name", "Café – “North”")
    out = run("info", empty, "--json").out
    assert "Café – “North”" in out
    assert json.loads(out)


def test_search_finds_words_best_first_with_kind_title_and_snippet(run: Run, sample: Path) -> None:
    found = run("search", sample, "vetting", "--json").json
    assert found
    assert {"kind", "id", "title", "snippet", "score"} <= set(found[0])
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
    assert "vetting" in run("search", sample, "vett").out.lower()
    assert run("search", sample, "xylophone").out == "Nothing found. Try fewer words.\n"


def test_suggest_tells_what_fits_a_question_and_why(run: Run, sample: Path) -> None:
    found = run("suggest", sample, f"{NORTH}/1", "--json").json
    assert found
    assert set(found[0]) == {"kind", "id", "title", "reasons", "score"}
    assert found[0]["reasons"][0].startswith("Shares “")
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
    assert "Shares “" in run("suggest", sample, f"{NORTH}/1").out
