//! Mentoring programmes audited, mentor agreements written and checked.
