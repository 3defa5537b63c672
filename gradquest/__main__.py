"""`python -m gradquest`."""

import sys

from gradquest.cli import main

if __name__ == "__main__":
    sys.exit(main())
