"""One run over many documents: listed, read in batches by workers, kept in a store, checked place by place."""
