"""Forms that the reader was not written from: as buyers of many sorts send them, with what each asks; all words invented."""
