"""What is the user's own: settings, marks, session."""
