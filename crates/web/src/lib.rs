//! HTTP: pages, sessions, errors.
