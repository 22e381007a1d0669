"""Where each report lies in the site: one place that knows the folders, safe for any id."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from plancheck.report.words import LANGUAGES

# The column of the tables that the subject of each kind of report stands in; the overview has none
SUBJECTS = {"plan": "document", "indicator": "concept", "region": "region"}
KINDS = ("overview", *SUBJECTS)
LONGEST_NAME = 80  # UTF-8 bytes of a file name's stem, so that endings and temporary names fit into 255


def safe_name(subject: str) -> str:
    r"""Return `subject` as a file name: path parts, control characters and leading dots replaced, length bounded.

    A name that had to change carries a short hash, so that two subjects never share a file.

    Examples
    --------
    >>> safe_name("shanghai-11fyp"), safe_name("上海市")
    ('shanghai-11fyp', '上海市')
    >>> safe_name("../../etc/passwd")
    '_.._etc_passwd-3754d6cb'
    """
    name = re.sub(r'[\x00-\x20/\\:*?"<>|#%&\x7f\u2028-\u202e\u2066-\u2069]', "_", subject).lstrip(".-~")
    while len(name.encode()) > LONGEST_NAME:
        name = name[:-1]
    if name != subject or not name:
        name = f"{name}-{hashlib.sha256(subject.encode()).hexdigest()[:8]}"
    return name


@dataclass(frozen=True, slots=True, order=True)
class ReportId:
    """Which report: language, kind, subject; and a name for reports with parameters other than the defaults.

    Examples
    --------
    >>> str(ReportId("zh", "plan", "shanghai-11fyp").path), str(ReportId("en", "overview").path)
    ('zh/plan/shanghai-11fyp.html', 'en/overview.html')
    """

    lang: str
    kind: str
    subject: str = ""
    variant: str = ""

    @property
    def path(self) -> PurePosixPath:
        """Place of the page below the site's folder."""
        ending = f"@{self.variant}" if self.variant else ""
        if not self.subject:
            return PurePosixPath(self.lang, f"{self.kind}{ending}.html")
        return PurePosixPath(self.lang, self.kind, f"{safe_name(self.subject)}{ending}.html")

    @property
    def other(self) -> ReportId:
        """The same report in the other language."""
        other = next(lang for lang in LANGUAGES if lang != self.lang)
        return ReportId(other, self.kind, self.subject, self.variant)

    def link(self, target: PurePosixPath) -> str:
        """Return the relative link from this page to another place of the site, quoted for an attribute."""
        from urllib.parse import quote

        up = "../" * (len(self.path.parts) - 1)
        return up + quote(str(target))

    def __str__(self) -> str:
        return str(self.path.with_suffix(""))
