"""The comparison of what it costs to send money through a corridor."""
