"""Buyers' forms: what a Word or Excel file asks, where its answers go, and how long they may be.

`word_form` and `workbook` read a file into the shapes of `shapes`, which know neither Word nor Excel; `tables` and
`prose` find in those what is asked; `reading.read_form` is the door. Nothing is imported here, for lxml is slow to load.
"""
