"""`python -m readout_tui`: the same as the command `readout`."""

from readout_tui.cli.main import run

if __name__ == "__main__":
    run()
