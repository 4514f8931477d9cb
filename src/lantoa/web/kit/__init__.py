"""What every page shares: frame, words, figures in a block, tables, and the rules for browsers."""
