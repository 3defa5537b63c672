"""From two expressions to a verdict: proved, sampled, or refuted with a witness."""
