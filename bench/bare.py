"""What the start is measured against: a script that imports PySide6.QtWidgets and sqlmodel, opens a window and reads one row."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlmodel import Session, create_engine, text

app = QApplication([])
with Session(create_engine(f"sqlite:///{sys.argv[1]}")) as session:
    row = session.exec(text("select name from profile limit 1")).one()
line = QLineEdit(row[0])
line.show()
QTimer.singleShot(0, app.quit)
app.exec()
print("shown", flush=True)
