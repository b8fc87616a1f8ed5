"""The pages of those who contribute and moderate."""
