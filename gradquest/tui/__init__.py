"""The terminal screens: they show a session and pass keys on, and decide nothing."""
