"""Where a workspace may not live: where the file is copied behind its back, or the disk goes away."""

import os
from pathlib import Path

import pytest

from bidprep.errors import BidprepError
from bidprep.storage.places import mount_fault, mounted_on, refuse_unsafe_place, synced_folder
from bidprep.storage.workspace import Keep, make_workspace, open_workspace
from tests.storage.child import said_with_disk


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Our Charity", "onedrive", "Dropbox", "Dropbox (Personal)", "Google Drive",
     "My Drive", "iCloud Drive",
     "Mobile Documents", "CloudStorage", "Nextcloud", "Box", "Box Sync", "pCloud Drive", "MEGA",
     "SharePoint", "Proton Drive"],
)  # fmt: skip
def test_a_synchronised_folder_is_known_by_its_name_at_any_depth(tmp_path: Path, name: str) -> None:
    assert synced_folder(tmp_path / name, {}) == tmp_path / name
    assert synced_folder(tmp_path / name / "Bids" / "2026", {}) == tmp_path / name


@pytest.mark.parametrize(
    "name", ["One Drive", "Boxes", "Our Dropbox notes", "Mega bids", "drive", "Documents", "Box-files"]
)
def test_a_folder_that_only_sounds_like_it_is_not_refused(tmp_path: Path, name: str) -> None:
    assert synced_folder(tmp_path / name / "Bids", {}) is None


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".sync_folder"])
def test_a_synchronised_folder_is_known_by_the_mark_its_program_left(tmp_path: Path, mark: str) -> None:
    (tmp_path / "Shared" / "Bids").mkdir(parents=True)
    assert synced_folder(tmp_path / "Shared" / "Bids", {}) is None
    (tmp_path / "Shared" / mark).touch()
    assert synced_folder(tmp_path / "Shared" / "Bids", {}) == tmp_path / "Shared"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_a_synchronised_folder_is_known_by_the_variable_that_names_it(tmp_path: Path, variable: str) -> None:
    told = {variable: str(tmp_path / "Work")}
    assert synced_folder(tmp_path / "Work" / "Bids", told) == tmp_path / "Work"
    assert synced_folder(tmp_path / "Play", told) is None
    assert synced_folder(tmp_path / "Work", {variable: ""}) is None


_MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda3 /home ext4 rw,relatime 0 0
server:/bids /home/ann/bids nfs4 rw 0 0
//server/share /mnt/share cifs rw 0 0
C:\\134 /mnt/c 9p rw 0 0
ann@host: /home/ann/far fuse.sshfs rw 0 0
/dev/sdb1 /media/ann/STICK vfat rw 0 0
/dev/sdc1 /run/media/ann/My\\040Disk exfat rw 0 0
overlay /srv overlay rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "fault"),
    [
        ("/home/ann/Documents", ""),
        ("/srv/bids", ""),
        ("/", ""),
        ("/home/ann/bids", "a network drive"),
        ("/home/ann/bids/2026", "a network drive"),
        ("/home/ann/bids2", ""),
        ("/mnt/share/x", "a network drive"),
        ("/mnt/c/Users/Ann", "a network drive"),
        ("/home/ann/far/away", "a network drive"),
        ("/media/ann/STICK/bids", "a removable disk"),
        ("/run/media/ann/My Disk", "a removable disk"),
    ],
)
def test_network_drives_and_removable_disks_are_known_by_how_they_are_mounted(folder: str, fault: str) -> None:
    found = mount_fault(*mounted_on(Path(folder), _MOUNTS))
    assert found.startswith(fault) if fault else found == ""


def test_a_later_mount_covers_an_earlier_one_at_the_same_place() -> None:
    mounts = "/dev/a /data ext4 rw 0 0\nserver:/x /data nfs rw 0 0\n"
    assert mounted_on(Path("/data/bids"), mounts) == ("/data", "nfs")


def test_no_workspace_is_made_or_opened_for_writing_in_a_synchronised_folder(tmp_path: Path, keep: Keep) -> None:
    synced = tmp_path / "OneDrive - Our Charity"
    with pytest.raises(BidprepError, match=r"OneDrive - Our Charity is synchronised with other computers") as caught:
        make_workspace(synced / "a.bidprep", keep, "a test")
    assert "your documents on this computer" in caught.value.do
    assert not synced.exists()
    workspace = make_workspace(tmp_path / "a.bidprep", keep, "a test")
    workspace.close()
    synced.mkdir()
    moved = workspace.path.rename(synced / "a.bidprep")
    with pytest.raises(BidprepError, match="is synchronised"):
        open_workspace(moved, keep, "a test")
    reading = open_workspace(moved, keep)
    with pytest.raises(BidprepError, match="is synchronised"):
        reading.start_writing("a test")
    reading.close()


def test_a_link_does_not_hide_a_synchronised_folder(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "Bids").mkdir(parents=True)
    try:
        (tmp_path / "Bids").symlink_to(tmp_path / "Dropbox" / "Bids", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only administrators make symbolic links")
    with pytest.raises(BidprepError, match="is synchronised"):
        refuse_unsafe_place(tmp_path / "Bids" / "a.bidprep")
    (tmp_path / "a.bidprep").symlink_to(tmp_path / "Dropbox" / "a.bidprep")
    with pytest.raises(BidprepError, match="is synchronised"):
        refuse_unsafe_place(tmp_path / "a.bidprep")


@pytest.mark.parametrize("path", ["//server/share/a.bidprep", "\\\\server\\share\\a.bidprep"])
def test_a_path_on_the_network_is_refused_by_its_form(path: str) -> None:
    with pytest.raises(BidprepError, match="is on the network"):
        refuse_unsafe_place(Path(path))


@pytest.mark.skipif(
    not Path("/dev/shm").is_dir(), reason="only Linux has a file system that is mounted where none of ours is"
)
def test_a_place_that_is_mounted_is_looked_up(tmp_path: Path) -> None:
    refuse_unsafe_place(tmp_path / "a.bidprep")
    refuse_unsafe_place(Path("/dev/shm/a.bidprep"))


@pytest.mark.skipif(not Path("/media").is_dir(), reason="this system puts removable disks elsewhere")
def test_a_removable_disk_that_is_mounted_now_is_refused(keep: Keep) -> None:
    said = said_with_disk("make", Path("/media"), Path("/media/a.bidprep"), keep)
    assert said.startswith("/media is on a removable disk, which may be pulled out in the middle of a save.")


def test_the_environment_of_this_computer_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "OneDriveCommercial", str(tmp_path))
    with pytest.raises(BidprepError, match="is synchronised"):
        refuse_unsafe_place(tmp_path / "a.bidprep")
