"""A source to documents, a document to sentences."""
