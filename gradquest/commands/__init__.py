"""The command line, one file for each group of commands; nothing here knows a rule of the game."""
