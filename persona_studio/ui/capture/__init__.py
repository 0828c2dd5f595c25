"""Quick capture: lines as people say them, sorted later."""
