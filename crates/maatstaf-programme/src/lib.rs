//! Training programmes mapped to a competence framework.
