"""Sessions as state machines: what is asked, what counts, what comes next."""
