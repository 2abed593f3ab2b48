"""What tells two words that were written as one: word lists and trees, learned and measured."""
