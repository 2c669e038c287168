"""Readout: a terminal reader and timeline browser for official readouts."""

__version__ = "0.1.0"
