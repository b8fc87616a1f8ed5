"""The archive of a backup: what lies in it, how it is written, read and checked."""
