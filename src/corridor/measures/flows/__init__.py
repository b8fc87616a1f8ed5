"""Bilateral migration flows, estimated from two tables of migrant stocks."""
