"""The Score place: accounts, their scores, and the scorecard behind them."""
