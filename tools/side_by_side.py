"""Build extensions with a compiler on each core: setuptools compiles the files of one library one behind the other."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


def build(
    extensions: list[Extension],
    *,
    options_of: Callable[[str], list[str]] = lambda _: [],
    only: Callable[[str], bool] = lambda _: True,
) -> None:
    """Build extensions beside their sources, in the current folder.

    Parameters
    ----------
    extensions : list of Extension
    options_of : callable
        The path of a C file in, the options it is compiled with besides those of its extension out.
    only : callable
        Whether a C file is to be compiled; of the others the object file of an earlier build is linked.
    """

    class SideBySide(build_ext):
        def build_extensions(self) -> None:
            compile_files = self.compiler.compile

            def compile_one(source: str, output_dir: str, options: list[str], others: dict[str, Any]) -> str:
                if not only(source):
                    return self.compiler.object_filenames([source], output_dir=output_dir)[0]
                options = [*options, *options_of(source)]
                return compile_files([source], output_dir=output_dir, extra_postargs=options, **others)[0]

            def compile_all(
                sources: list[str], *, output_dir: str, extra_postargs: list[str], **others: Any
            ) -> list[str]:
                # the longest first, so that none is left alone at the end
                ordered = sorted(sources, key=os.path.getsize, reverse=True)
                with ThreadPoolExecutor(cores()) as pool:
                    started = {
                        source: pool.submit(compile_one, source, output_dir, extra_postargs, others)
                        for source in ordered
                    }
                return [started[source].result() for source in sources]

            self.compiler.compile = compile_all
            super().build_extensions()

    setup(
        name="plancheck",
        packages=[],
        ext_modules=extensions,
        cmdclass={"build_ext": SideBySide},
        script_args=["--quiet", "build_ext", "--inplace", "--force", f"--parallel={cores()}"],
    )


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
