"""Quotations out of an archive, as a dossier that stands on its own."""
