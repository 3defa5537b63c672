"""What there is to learn, in order: topics with what they need, and a short lesson for each."""
