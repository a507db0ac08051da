"""`python -m sefer`."""

from sefer.cli import main

if __name__ == "__main__":
    main()
