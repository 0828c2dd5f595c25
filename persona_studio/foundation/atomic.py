"""Every file we write goes to a temporary neighbour first and is moved into place."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yields the path of an empty neighbour of `target`; on leaving without an error it takes `target`'s place.

    On any error the neighbour is removed and what stood at `target` is untouched. A link stays one: what it points to is replaced.
    Raises Problem when the folder is missing, read-only or full, and when `target` is a folder, a device or a pipe.
    """
    target = Path(target)
    real = Path(os.path.realpath(target))
    if real.exists() and not real.is_file():  # a file in its place would take the device or pipe away
        raise _no_file(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{real.name[:40]}.", suffix=".part", dir=real.parent)
        os.close(handle)
    except OSError as error:
        raise told(error, target) from error
    part = Path(name)
    try:
        yield part
        with open(part, "rb+") as stream:
            os.fsync(stream.fileno())
        os.chmod(part, _mode(real))
        os.replace(part, real)
    except OSError as error:
        raise told(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink()


def told(error: OSError, path: Path) -> Problem:
    """An error of the operating system as a sentence with a way out."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(_("There is no room left to write {file}.").format(file=path.name), _("Free some space or choose another folder."))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(_("{file} cannot be written here: permission denied.").format(file=path), _("Choose another folder."))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Problem(_("There is no folder {folder}.").format(folder=path.parent), _("Create it or choose another."))
    if error.errno == errno.EISDIR:
        return _no_file(path)
    return Problem(_("{file} could not be written: {reason}.").format(file=path, reason=error.strerror or error), _("Choose another folder."))


def _no_file(path: Path) -> Problem:
    sentence = _("{file} is a folder.") if path.is_dir() else _("{file} is not a file.")
    return Problem(sentence.format(file=path), _("Give the name of a file."))


def _mode(target: Path) -> int:
    """The permissions that `target` has, or those a new file would get."""
    with suppress(OSError):
        return os.stat(target).st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
