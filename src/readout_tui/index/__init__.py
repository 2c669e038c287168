"""What is computed over a whole archive."""
