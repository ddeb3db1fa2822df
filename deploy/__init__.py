"""How the product comes to a server: the bundle that installs without a network, units, proxy, container."""
