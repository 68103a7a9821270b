"""An export looked through before anything of it is written."""

from dataclasses import dataclass
from pathlib import Path

from graph.export.tables import Tables
from server.exports import manifest as manifests
from server.exports.errors import BadExport
from server.exports.manifest import Manifest
from server.exports.reading import Source, check, sources
from server.imports.run import Progress, Step, silent


@dataclass(frozen=True, slots=True)
class Looked:
    """An export that is whole, and the key under which the graph remembers how far it has been read."""

    manifest: Manifest
    key: str
    sources: tuple[Source, ...]

    @property
    def rows(self) -> int:
        return sum(each.file.rows for each in self.sources)


def looked_through(folder: Path, known: Tables, *, currency: str, progress: Progress = silent) -> Looked:
    """Read every file without writing anything; raises BadExport for whatever is wrong with one."""
    manifest = manifests.load(folder)
    if manifest.about.currency != currency:
        amounts = f"amounts in {manifest.about.currency}, and this deployment reports in {currency}"
        raise BadExport(f"The export has {amounts}: set KITH_CURRENCY={manifest.about.currency}.")
    found = sources(folder, manifest, known)
    for number, each in enumerate(found, start=1):
        check(each)
        progress(Step("files looked through", number, len(found)))
    return Looked(manifest, manifests.key_of(folder), found)
