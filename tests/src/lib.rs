//! What the tests share: the oracle, generators and cases.
