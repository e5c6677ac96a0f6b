"""How a resource is played. Knows nothing of lessons, packages or windows."""
