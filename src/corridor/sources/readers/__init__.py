"""The readers: one module for each layout family, found by `corridor.sources.detect`."""
