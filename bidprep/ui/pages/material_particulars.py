"""What a material is called, which older version it replaces, and the file it came as."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date
from bidprep.operations.materials import OpenMaterial, change_material
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import note

_FIELDS = (Field("title", "Title", "What you call it"),)
_NONE = "None: it is no newer version of another"


class MaterialParticulars(QWidget):
    """A form for the title and the older version, which saves itself."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._material_id = ""
        self._title = ""
        self._replaces: str | None = None
        self.form = Form(_FIELDS, "Particulars")
        self.form.edited.connect(self._edit)
        self.older = QComboBox()
        self.older.setAccessibleName("Newer version of")
        self.older.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.older.setMinimumContentsLength(30)
        self.older.activated.connect(self._choose)
        self.draft = Draft(session, self._take, lambda: self._title, self)
        self.file = note("")
        label = QLabel("Newer versio&n of")
        label.setBuddy(self.older)
        row = QFormLayout()
        row.addRow(label, self.older)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addLayout(row)
        layout.addWidget(self.file)
        layout.addStretch(1)

    def show_material(self, shown: OpenMaterial, *, may_write: bool) -> None:
        """Show a material; what is being typed stays."""
        material = shown.material
        if material.id != self._material_id:
            self.draft.leave()
            self.form.forget_typing()
        elif self.draft.is_unsaved:
            return
        self._material_id, self._title, self._replaces = material.id, material.title, material.replaces_id
        self.form.show_values({"title": material.title})
        self.older.clear()
        self.older.addItem(_NONE, None)
        for other in shown.others:
            self.older.addItem(f"{other.called} ({other.name}, {say_date(other.added_on)})", other.id)
        self.older.setCurrentIndex(max(0, self.older.findData(material.replaces_id)))
        self.older.setEnabled(may_write)
        self.file.setText(f"Taken in from {material.name or 'a file'} on {say_date(material.added_on)}.")

    def _edit(self, _name: str, value: str) -> None:
        self._title = value
        self.draft.touch()

    def _choose(self, _index: int) -> None:
        self._replaces = self.older.currentData()
        self.draft.touch()
        self.draft.flush()

    def _take(self) -> Operation | None:
        material_id, title, replaces = self._material_id, self._title, self._replaces
        return (lambda workspace: change_material(workspace, material_id, title, replaces)) if material_id else None
