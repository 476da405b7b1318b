export interface Store<S> {
  /** The current value. Changed by `set` alone. */
  readonly state: S
  set: (next: S) => void
  subscribe: (changed: () => void) => () => void
}

export function createStore<S>(state: S): Store<S> {
  const listeners = new Set<() => void>()
  const store = {
    state,
    set(next: S): void {
      store.state = next
      for (const changed of listeners) changed()
    },
    subscribe(changed: () => void): () => void {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
  return store
}
