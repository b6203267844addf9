"""A large round for tests: three readers, 200 answers, 120 remarks and changes, 15 contradictions, 20 answers edited since."""

import random
from pathlib import Path

from bidprep.operations.answers import write_markdown_answer
from bidprep.storage.workspace import Workspace
from tests.operations.review_stories import Review, start_review

ANSWERS = 200
READERS = ("Ann", "Bob", "Cy")


def answer(number: int) -> str:
    """Return an answer with words that are its own."""
    return (
        f"Service {number} supports {number + 300} people a year. Each has a **mentor{number}** of her own.\n\n"
        f"- We listen on day {number}.\n- We plan with partner{number}."
    )


def start_large_review(workspace: Workspace, folder: Path) -> Review:
    """Send a round of 200 answers to three readers."""
    return start_review(workspace, folder, [answer(number) for number in range(1, ANSWERS + 1)], READERS)


def go_on_meanwhile(review: Review) -> None:
    """Change 20 answers after they were sent: ten where somebody changed the same words, ten elsewhere."""
    for number in (*range(1, 11), *range(151, 161)):
        text = answer(number).replace(f"{number + 300} people", f"{number + 500} people")
        write_markdown_answer(review.workspace, review.questions[number - 1], None, text)


def write_returned(review: Review, folder: Path) -> list[Path]:
    """Return the three copies: 50 remarks; 30 changes in pairs that contradict; 10 of words that changed; 30 others."""
    chance = random.Random(3)
    readers = {name: review.copy_of(name) for name in READERS}
    for number, reader in enumerate(readers.values(), 1):
        reader.number = number * 100_000
    for number in range(1, 11):
        readers["Cy"].replace(review.anchor(number), f"{number + 300} people", "many people")
    for number in range(11, 26):
        for name, more in (("Ann", 1000), ("Bob", 2000)):
            readers[name].replace(review.anchor(number), f"{number + 300}", str(number + more))
    for number in range(31, 61):
        name = READERS[number % 3]
        match number % 4:
            case 0:
                readers[name].insert(review.anchor(number), "of her own", " from the first day")
            case 1:
                readers[name].replace(review.anchor(number), f"mentor{number}", f"guide{number}")
            case 2:
                readers[name].add_paragraph(review.anchor(number), "We listen", "We ask again.")
            case _:
                readers[name].embolden(review.anchor(number), "We plan")
    for number in range(131, 181):
        readers[chance.choice(READERS)].comment(review.anchor(number), "We listen", f"Who listens in {number}?")
    return [reader.save(folder / f"{name} back.docx") for name, reader in readers.items()]
