"""The 2030 Agenda: goals, targets, indicators, migration links, HLPF years, Global Compact objectives."""
