"""Text in, SDG targets out, with the words that prove each link."""

from corridor.linking.link import link

__all__ = ["link"]
