"""Which companies to sell to, and why: scorecards, ratings, exact scores, what they rest on and how much they bear. Pure Python over plain values."""
