"""Scored instruments and gap rules."""
