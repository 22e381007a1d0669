"""The whole way on one screen: documents to tables to verdicts to reports.

Each step is one function of one stage. A document that cannot be read becomes a `Failure` and the rest goes on.
"""

from plancheck.inputs import Failure, read_study
from plancheck.pipeline.documents import check_documents, extract_documents
from plancheck.pipeline.forecasts import forecast_series
from plancheck.pipeline.run import render_site, run_study
from plancheck.pipeline.tabled import assess_study, fit_study
from plancheck.runs import CheckRun, DocumentsRun, ExtractionRun, StepRun, StudyRun

__all__ = [
    "CheckRun", "DocumentsRun", "ExtractionRun", "Failure", "StepRun", "StudyRun", "assess_study", "check_documents",
    "extract_documents", "fit_study", "forecast_series", "read_study", "render_site", "run_study",
]  # fmt: skip
