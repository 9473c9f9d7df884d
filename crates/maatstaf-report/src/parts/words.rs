//! Words for the choices that portfolios make: kinds, verifications, rulings.
