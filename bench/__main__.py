"""``python -m bench``: everything that is measured. Needs a display, 12 GB of disk for a while, and ten minutes."""

from bench import handing_on, healing, importing, pages, player, player_long, register, scrubbing, search, window
from bench.report import needs_display

if __name__ == "__main__":
    needs_display("bench")
    player.main()
    player_long.main()
    window.main()
    pages.main()
    search.main()
    importing.main()
    healing.main()
    handing_on.main()
    scrubbing.main()
    register.main()
