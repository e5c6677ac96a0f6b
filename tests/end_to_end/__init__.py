"""The whole program in a real window on a virtual display with two screens, with the real libVLC."""
