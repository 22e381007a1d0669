"""Memory of a worker in large pages, where the kernel gives them to who asks (Linux, transparent huge pages).

A worker goes through tens of megabytes of small objects for every document. In pages of 4 kB the processor spends a
twentieth of the time on finding where they are, more on a virtual machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_LARGE = 1 << 21  # bytes of a large page
_ADVISE, _COLLAPSE = 14, 25  # MADV_HUGEPAGE, MADV_COLLAPSE (Linux 6.1; older ones refuse it)
_MAPS = Path("/proc/self/maps")
_asked_by = 0


def ask_once() -> None:
    """Put what this process has in memory into large pages, the first time it is asked; what cannot be had is left as it is.

    Not before a fork: a page that two processes share is parted again where one of them writes.
    """
    global _asked_by
    if _asked_by != os.getpid():
        _asked_by = os.getpid()
        with contextlib.suppress(OSError, AttributeError):
            ask_for_large_pages()


def ask_for_large_pages(maps: Path = _MAPS) -> int:
    """Ask for large pages for all memory that is this process's own.

    Parameters
    ----------
    maps : Path
        What the kernel says of the process's memory.

    Returns
    -------
    int
        Bytes of large pages that were made at once; the kernel makes others as it finds the time.
    """
    if sys.platform != "linux" or not maps.is_file():
        return 0
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    made = 0
    for begin, end in own_memory(maps.read_text(encoding="ascii", errors="replace")):
        advise(begin, end - begin, _ADVISE)
        made += sum(_LARGE for page in range(begin, end, _LARGE) if advise(page, _LARGE, _COLLAPSE) == 0)
    return made


def own_memory(maps: str) -> list[tuple[int, int]]:
    """Return where whole large pages of a process's own memory, of no file, begin and end.

    Examples
    --------
    >>> own_memory('''7f0000100000-7f0000900000 rw-p 00000000 00:00 0
    ... 7f0001000000-7f0001400000 r-xp 00000000 fe:00 77 /usr/lib/libz.so
    ... 7f0002000000-7f0002100000 rw-p 00000000 00:00 0''') == [(0x7F0000200000, 0x7F0000800000)]
    True
    """
    found = []
    for line in maps.splitlines():
        where, rights, *others = line.split(maxsplit=5)
        if rights != "rw-p" or others[3:] not in ([], ["[heap]"]):
            continue
        begin, _, end = where.partition("-")
        first, last = -(-int(begin, 16) // _LARGE) * _LARGE, int(end, 16) // _LARGE * _LARGE
        if first < last:
            found.append((first, last))
    return found
