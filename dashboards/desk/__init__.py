"""The pages of who signs in: a web application of its own beside the readers', which knows no cookie and no
form that writes. Nothing of it runs where there is no accounts database."""
