//! Needs over a real database.
