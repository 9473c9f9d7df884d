//! The practice ledger of a coach or mentor, and how each body counts it.
