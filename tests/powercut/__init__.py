"""Power cuts: what a disk may hold when the current fails, made thousands of times, and what the next start does.

A kill leaves in the system's cache what was written; a power cut does not. So a disk is recorded, write by write and
flush by flush, while packages come in. Any moment of that record, less any part of what was not flushed yet, is a disk
that a school may find in the morning.
"""
