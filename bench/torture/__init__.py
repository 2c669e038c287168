"""What happens to an archive, and to what the user keeps, when things go wrong: kills, full disks, races.

    python -m bench.torture [PART ...] [--kills N] [--fuzz MINUTES] [--quick]

Each part tries something many times, looks after each whether anything was lost, and gives a row of the table
in docs/reliability.md. `make torture` runs all parts.
"""
