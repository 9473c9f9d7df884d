//! Likely personal data in texts: names, addresses and numbers that should not leave.
