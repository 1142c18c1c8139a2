//! Tests in a real browser; there is nothing to be used. `./test journeys` starts a service and runs them.
