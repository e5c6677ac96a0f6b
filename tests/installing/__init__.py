"""The program as a school gets it: from the stick onto a bare Debian, with no network. Needs root and debootstrap.

``make stick`` makes the folder (the first time it fetches some 180 MB of Debian's packages), ``python -m pytest -s
tests/installing`` does the rest and prints what it measured. What is downloaded and debootstrapped stays in ``build``.

To run anything else from the installed program, ask for the fixture ``bare`` (tests/installing/conftest.py):
``bare.command`` are the words before the program's own arguments. They run it in the bare root without a network; the
temporary folder and ``/media`` are there under the same names as outside, so that displays, libraries and sticks made
by a test are seen. The walk-throughs are run so by test_walk_throughs.py: SKYLESSON_COMMAND is set to these words, and
a new walk has only to be imported there.
"""
