"""Files in and out: the only layer that knows Word, Excel and their zip files.

Nothing is imported here, because python-docx and lxml are slow to load and the first window needs
neither. Whoever wants to write or read a document imports the module named after it, when it is wanted.
"""
