"""How the product comes to a server: bundle, units, proxy, the administrator's document."""
