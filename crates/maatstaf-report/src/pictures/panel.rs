//! The self-rating beside the assessors and the estimate.
