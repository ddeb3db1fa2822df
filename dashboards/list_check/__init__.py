"""/periksa-daftar: a list of names and NIK checked in the browser; nothing of it leaves the machine."""
