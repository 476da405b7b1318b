/** Identifies the process as an extension; otherwise the browser API throws when it is imported. */
Object.assign(globalThis, { chrome: { runtime: { id: 'fuzz' } } })
