"""Pictures in a paper: where they stand, how large they are, what is said of them, and which cannot be printed."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from bidprep.documents.paper import write_paper
from bidprep.documents.proof import prove_paper
from bidprep.domain.paper import Paper, Part, Picture
from bidprep.errors import BidprepError
from tests.documents.letterheads import jpeg, png, with_art
from tests.documents.samples import HOUSE_STYLE, ILLUSTRATED, R, W, change_body, document_of, small
from tests.documents.word_faults import faults

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMU_IN_PIXEL = 9525
TEXT_WIDTH = 9184 * 635
MOST_HEIGHT = int(16838 * 635 * 0.6)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "paper.docx"


def illustrated(*pictures: Picture) -> Paper:
    return Paper("A bid", parts=(replace(small().parts[0], pictures=pictures), Part("Next")))


def written(target: Path, *pictures: Picture) -> Any:
    write_paper(illustrated(*pictures), target, house_style=HOUSE_STYLE)
    return document_of(target)


def sizes(root: Any) -> list[tuple[int, int]]:
    return [(int(each.get("cx")), int(each.get("cy"))) for each in root.iter(f"{WP}extent")]


def test_pictures_stand_below_the_text_of_their_part_in_their_order(target: Path) -> None:
    root = written(target, Picture(png(), "One", "1.png"), Picture(jpeg(), "Two", "2.jpg"))
    shown = []
    for paragraph in root.iter(f"{W}p"):
        words = "".join(paragraph.itertext(f"{W}t"))
        shown += [each.get("descr") for each in paragraph.iter(f"{WP}docPr")] or ([words] if words else [])
    at = shown.index("Our answer.")
    assert shown[at : at + 4] == ["Our answer.", "One", "Two", "Next"]


def test_a_small_picture_is_as_large_as_its_pixels_at_96_to_the_inch(target: Path) -> None:
    assert sizes(written(target, Picture(png(40, 20), "x"), Picture(jpeg(30, 60), "y"))) == [
        (40 * EMU_IN_PIXEL, 20 * EMU_IN_PIXEL),
        (30 * EMU_IN_PIXEL, 60 * EMU_IN_PIXEL),
    ]


def test_a_wide_picture_fits_the_text_and_a_tall_one_sixty_per_cent_of_the_page(target: Path) -> None:
    (wide, tall) = sizes(written(target, Picture(png(2000, 100), "x"), Picture(png(100, 2000), "y")))
    assert wide[0] == TEXT_WIDTH
    assert wide[1] == pytest.approx(TEXT_WIDTH / 20, rel=0.001)
    assert tall[1] == MOST_HEIGHT
    assert tall[0] == pytest.approx(MOST_HEIGHT / 20, rel=0.001)


def test_the_same_picture_twice_is_kept_once_and_its_relationships_lead_to_it(target: Path) -> None:
    root = written(target, Picture(png(), "One"), Picture(png(), "Again"), Picture(jpeg(), "Other"))
    embedded = [each.get(f"{R}embed") for each in root.iter(f"{A}blip")]
    assert len(embedded) == 3
    assert len(set(embedded)) == 2
    parts = docx.Document(str(target)).part.related_parts
    assert [parts[each].blob for each in embedded] == [png(), png(), jpeg()]


def test_ids_of_drawings_are_unique_also_against_those_of_the_letterhead(target: Path) -> None:
    write_paper(ILLUSTRATED, target, house_style=with_art())
    document = docx.Document(str(target))
    heads = (document.sections[0].first_page_header, document.sections[0].header)
    roots = (document.element, *(head.part.element for head in heads))
    ids = [each.get("id") for root in roots for each in root.iter(f"{WP}docPr")]
    ids += [each.get(f"{W}id") for root in roots for each in root.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids)) > 3
    assert faults(target) == []


def test_a_picture_without_words_for_it_goes_under_its_name(target: Path) -> None:
    root = written(target, Picture(png(), " \n", "Front <door>.png"), Picture(png(1, 1), ""))
    assert [each.get("descr") for each in root.iter(f"{WP}docPr")] == ["Front <door>.png", "Picture"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a nothing",
        b"%PDF-1.7",
        png()[:60],
        jpeg()[:-2],
        png()[:16] + b"\0" * 8 + png()[24:],
        png(1, 1).replace(b"IHDR\0\0\0\1\0\0\0\1", b"IHDR\x7f\0\0\1\x7f\0\0\1"),
        b"\x89PNG\r\n\x1a\n" + b"IEND" * 9,
        b"\xff\xd8\xff\xe0\x00" + b"\xff\xd9" * 9,
    ],
)
def test_a_picture_that_cannot_be_read_is_named_and_nothing_is_written(target: Path, content: bytes) -> None:
    with pytest.raises(BidprepError, match=r"The picture “door\.png” cannot be read"):
        written(target, Picture(content, "The front door", "door.png"))
    assert not target.exists()


def test_a_jpeg_is_read_whatever_stands_before_its_frame(target: Path) -> None:
    whole = jpeg(30, 60)
    adobe = whole[:2] + b"\xff\xff\xee\x00\x0eAdobe\x00\x64\0\0\0\0\0" + whole[20:]
    assert sizes(written(target, Picture(adobe, "x"))) == [(30 * EMU_IN_PIXEL, 60 * EMU_IN_PIXEL)]


@pytest.mark.parametrize("length", range(0, len(jpeg()) - 2, 7))
def test_a_picture_cut_anywhere_is_refused_and_never_a_bug(target: Path, length: int) -> None:
    for whole, end in ((jpeg(), b"\xff\xd9"), (png(), b"IEND")):
        with pytest.raises(BidprepError, match="cannot be read"):
            written(target, Picture(whole[:length], "x", "cut"))
        with suppress(BidprepError):  # nothing else may come of it
            written(target, Picture(whole[:length] + end, "x", "cut"))


def test_a_picture_missing_from_the_file_is_found_out(target: Path) -> None:
    write_paper(ILLUSTRATED, target, house_style=HOUSE_STYLE)
    prove_paper(ILLUSTRATED, target)
    change_body(target, "wp:docPr", "wp:gone")
    with pytest.raises(BidprepError, match="A picture of “In pictures” is missing"):
        prove_paper(ILLUSTRATED, target)


def test_a_picture_that_should_not_be_there_is_found_out(target: Path) -> None:
    write_paper(ILLUSTRATED, target, house_style=HOUSE_STYLE)
    *before, _, last = ILLUSTRATED.parts
    less = replace(ILLUSTRATED, parts=(*before, replace(ILLUSTRATED.parts[-2], pictures=()), last))
    with pytest.raises(BidprepError, match="heading “After the pictures” is not where"):
        prove_paper(less, target)
