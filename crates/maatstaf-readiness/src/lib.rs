//! Accreditation schemes over a practice ledger and a competence estimate.
