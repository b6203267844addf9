"""What our papers look like as WordprocessingML: one module for each piece of a Word file."""
