"""Signing in and out, invitations, one's own account, everybody's accounts, the audit."""
