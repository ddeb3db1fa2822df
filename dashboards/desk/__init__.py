"""The pages of people who sign in: a web application of its own beside the readers'.

The readers' application knows no cookie and no form that writes. Nothing of this runs without an accounts
database.
"""
