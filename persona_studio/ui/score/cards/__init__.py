"""The editor of a scorecard: criteria with their words and rules, tiers, gates."""
