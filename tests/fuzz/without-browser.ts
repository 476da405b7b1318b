/** The mark of an extension, without which the API of browsers refuses to be loaded. */
Object.assign(globalThis, { chrome: { runtime: { id: 'fuzz' } } })
