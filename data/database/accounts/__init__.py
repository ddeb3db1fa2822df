"""The second database: accounts, sessions, the audit and files that wait. It holds no figures."""
