"""YAML files to the model and back."""
