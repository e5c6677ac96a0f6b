"""How everything looks: colours, one style sheet, one family of icons."""
