// React chooses its build when it is loaded, so this module is imported before all others: the build for production
// renders three times as fast, and one process must not mix both.
process.env.NODE_ENV ??= 'production'
