"""Where a document comes from: declared in ``origin.yml``, or recognised from the head of its text."""
