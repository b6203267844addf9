"""Write a paper of ours as a Word document in the bundled house style."""

from pathlib import Path

from bidprep import paths
from bidprep.domain.paper import Paper


def export_paper(paper: Paper, path: Path) -> Path:
    """Write a paper as a Word document and prove it by reading it back; returns the path.

    A pure job that never sees the workspace.
    """
    from bidprep.documents.paper import write_paper

    write_paper(paper, path, house_style=paths.resources_folder() / "house-style" / "house-style.docx")
    return path
