"""One module a screen; each has one public function, ``render(services, session)``."""
