"""Help where it is needed: a page for each view, and what to do about each message. Texts lie beside, by language."""
