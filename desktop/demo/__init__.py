"""The demo curriculum: packages for every class hour of the plan, made by the project's own ``pack``.

A process of its own makes them (``python -m desktop.demo``), so that one can watch them arrive in a running program.
"""
