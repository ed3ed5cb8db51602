/** Stands in for the bundler-only marker package when code runs in plain Node tests. */
export {};
