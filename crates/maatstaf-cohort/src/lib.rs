//! Groups of portfolios as counts, with nothing below a least number.
