"""What an entry of the catalogue is: kinds, fields, states, packaged records."""
