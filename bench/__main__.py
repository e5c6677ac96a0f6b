"""``python -m bench``: everything that is measured. Needs a display, 12 GB of disk for a while, and ten minutes."""

from bench import healing, importing, player, player_long, window

if __name__ == "__main__":
    player.main()
    player_long.main()
    window.main()
    importing.main()
    healing.main()
