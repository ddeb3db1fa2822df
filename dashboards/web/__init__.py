"""The web application: serving, callbacks, bundles. The only code that knows the server."""
