//! Sample portfolios, one folder each, and short programs for those who embed Maatstaf.
