//! Qiao (桥).

pub mod eval;
