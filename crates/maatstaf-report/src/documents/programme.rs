//! A training programme against the framework (EQA).
