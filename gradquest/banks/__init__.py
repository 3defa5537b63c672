"""YAML banks: templates with file and line in every error; template and seed give a problem."""
