//! Which form of help fits a request, and where its boundary lies.
