"""A passage to quotation styles."""

from readout_tui.citing.styles import STYLES, Style, cite, credit

__all__ = ["STYLES", "Style", "cite", "credit"]
