type Change = Record<string, { newValue?: unknown }>

/** A storage area of the browser, in memory. It copies values and notifies listeners as the browser does. */
export function fakeStorage() {
  let kept: Record<string, unknown> = {}
  const listeners = new Set<(changes: Change) => void>()
  const tell = (changes: Change): void => listeners.forEach((listener) => listener(changes))
  return {
    get(keys: string | string[] | null): Promise<Record<string, unknown>> {
      const names = keys === null ? Object.keys(kept) : [keys].flat()
      const wanted = Object.fromEntries(names.filter((name) => name in kept).map((name) => [name, kept[name]]))
      return Promise.resolve(structuredClone(wanted))
    },
    set(values: Record<string, unknown>) {
      kept = { ...kept, ...structuredClone(values) }
      tell(Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }])))
      return Promise.resolve()
    },
    remove(keys: string | string[]) {
      const names = [keys].flat()
      kept = Object.fromEntries(Object.entries(kept).filter(([name]) => !names.includes(name)))
      tell(Object.fromEntries(names.map((name) => [name, {}])))
      return Promise.resolve()
    },
    clear: () => void (kept = {}),
    onChanged: {
      addListener: (listener: (changes: Change) => void) => void listeners.add(listener),
      removeListener: (listener: (changes: Change) => void) => void listeners.delete(listener),
    },
  }
}
