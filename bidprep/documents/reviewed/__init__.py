"""Reading Word files that came back: every tracked change and comment, whoever made the file.

`reading` is the door and `parts` what is behind it; `walking` goes through one story, `findings` keeps what was found
on the way, `looks` says how characters and paragraphs look, `threads` puts comments and replies together, and `sent`
says how a text of ours looks when it comes back unchanged.
"""
