"""How soon things must be done for children: the rules, what falls due when, and how timely it was."""
