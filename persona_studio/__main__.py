"""`python -m persona_studio`."""

import sys

from persona_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
