"""A card with one figure in large type, what it is, and one line more."""

from desktop.views.parts import Card, label


class FigureCard(Card):
    """``show_figure`` puts all three lines in."""

    def __init__(self) -> None:
        super().__init__()
        self.figure, self.what, self.more = label("big"), label(wraps=True), label("quiet", wraps=True)
        for part in (self.figure, self.what, self.more):
            self.content.addWidget(part)
        self.content.addStretch(1)

    def show_figure(self, figure: str, what: str, more: str) -> None:
        """Show another figure."""
        self.figure.setText(figure)
        self.what.setText(what)
        self.more.setText(more)
        self.setAccessibleName(f"{what}: {figure}. {more}")
