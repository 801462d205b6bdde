//! Invented municipalities: children, families, practitioners and their agencies' lists, made from a seed.
