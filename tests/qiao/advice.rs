//! What would improve a need, while it is drafted.
