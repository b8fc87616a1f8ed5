"""What it costs to send money: measures over price quotes, comparison, and what lower cost would save."""
