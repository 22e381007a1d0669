"""The formats that are read, by the endings of their files, and where files of none of them are put."""

from __future__ import annotations

ENDINGS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".shtml": "html",
    ".xhtml": "html", ".jsp": "html", ".asp": "html", ".aspx": "html", ".php": "html", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip
# documents by their endings that no reader is for: told of when a folder holds some
UNREAD_ENDINGS = (
    ".doc",
    ".wps",
    ".rtf",
    ".ofd",
    ".odt",
    ".ppt",
    ".pptx",
    ".ceb",
    ".caj",
    ".docm",
    ".dot",
    ".epub",
)
DIGEST = "digest.md"  # the text of a document of the study in our own words; its id is its folder's name
QUARANTINE = "quarantine"  # where texts that could not be read are put aside
