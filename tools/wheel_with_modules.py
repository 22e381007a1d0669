"""The build hook of `make compiled`: a wheel for one platform, with the compiled modules that lie beside the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledModules(BuildHookInterface):
    """Adds compiled modules to the wheel and names its platform."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the modules; a wheel without any would only look compiled."""
        sources = Path(self.root, "src")
        built = [path for path in sources.rglob("*") if path.suffix in (".so", ".pyd")]
        if not built:
            raise SystemExit(f"expected compiled modules in {sources}, met none: run 'make compiled'")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(
            {str(path): path.relative_to(sources).as_posix() for path in built}
        )
