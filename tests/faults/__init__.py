"""The program under faults of its disk: calls killed, refused and delayed, sticks pulled, folders that change."""
