"""The screen in a browser: a server for this machine alone, over textual-serve."""
