"""The pages, one screen each. To add one: a module here and a line in `bidprep.ui.places`."""
