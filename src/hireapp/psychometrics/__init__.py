"""Pure functions of measurement: each with its formula and source. Nothing is imported that isn't needed."""
