"""Describe everything in ``data/`` as a Frictionless data package, from the schemas and from nothing else.

``data/datapackage.json`` is generated: the columns of the tables come from `plancheck.schema`, those of the files kept by
hand from the modules `vocabulary`, `series` and `gold`, one for each folder of ``data/``. A csv in ``data/`` that nobody
has described, or whose header differs from its description, is an error that names the file and the columns. Written with
``python -m plancheck.datapackage``.
"""
