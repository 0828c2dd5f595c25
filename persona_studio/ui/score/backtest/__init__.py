"""Back-test: deals that were won and lost against the scorecard."""
