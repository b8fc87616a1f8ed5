"""Which of the ten targets that speak of migration have data for a country."""
