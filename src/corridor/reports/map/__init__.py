"""Maps: figures by area as one SVG, without a map library or a picture from elsewhere."""
