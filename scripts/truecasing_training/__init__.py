"""The training of the weights by which lost capitals are restored, and the measuring of what they restore."""
