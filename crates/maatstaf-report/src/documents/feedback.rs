//! What assessors have to say to the applicant.
