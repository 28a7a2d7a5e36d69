"""Start 涟漪 Lianyi: hand the arguments over."""

import sys

from app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
