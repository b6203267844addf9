"""What stands in a Word file where there is no text of ours."""

from bidprep.domain.text import Paragraph, Run, text_of

UNWRITTEN = text_of([Paragraph((Run("No answer yet.", italic=True),))])
"""What stands where an answer was not written yet."""
