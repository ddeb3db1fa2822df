"""Commands about who signs in: accounts, the audit, uploaded files, mail."""
