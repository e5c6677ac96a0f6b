"""How a package gets in: found, settled, identified, verified, admitted, indexed."""
