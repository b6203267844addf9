"""Files that hang on a record: certificates, signed consents, letters, pictures."""

from hashlib import sha256
from pathlib import Path

from bidprep.documents.reading import MOST_BYTES, read_bytes
from bidprep.domain.dates import now, today
from bidprep.domain.files import Attachment, KeptFile
from bidprep.domain.ids import new_id
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


def attach_file(workspace: Workspace, record_id: str, path: Path) -> Attachment:
    """Keep a file in the workspace and hang it on a record; returns the attachment.

    Raises BidprepError where it cannot be read or is too large.
    """
    content = read_bytes(path, MOST_BYTES)
    kept = keep_content(workspace, path.name, content)
    attachment = Attachment(new_id(), record_id, kept.digest, path.name, added_on=today())
    with workspace.step(f"Add file {path.name}") as step:
        step.put(attachment)
    return attachment


def keep_content(workspace: Workspace, name: str, content: bytes) -> KeptFile:
    """Keep a file for good, once by its digest."""
    kept = KeptFile(sha256(content).hexdigest(), name, len(content), now())
    with workspace.step(f"Keep file {name}") as step:
        step.keep_file(kept, content)
    return kept


def detach_file(workspace: Workspace, attachment: Attachment) -> Changes:
    """Take a file off its record; undo hangs it on again."""
    with workspace.step(f"Remove file {attachment.name}") as step:
        step.remove(Attachment, attachment.id)
    return step.changes()


def save_attachment(workspace: Workspace, attachment: Attachment, path: Path) -> Path:
    """Write an attached file to a path of its own, to be opened by another program; returns the path."""
    content = workspace.file_content(attachment.digest)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise BidprepError(f"{path.name} could not be written.", "Choose another folder.") from problem
    return path
