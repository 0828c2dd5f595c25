"""Which personas matter most: the seeds' questions as weighted criteria over all of them. Pure Python over plain values."""
