#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| qiao_graphql::fuzzing::id(bytes));
