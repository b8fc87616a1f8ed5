"""Readers of publishers' files: one module a layout family."""
