/** The built-in prototypes: input that changes one changes the whole program. */
const SHARED: readonly (readonly [string, object])[] = [
  ['Object.prototype', Object.prototype],
  ['Array.prototype', Array.prototype],
  ['String.prototype', String.prototype],
  ['Function.prototype', Function.prototype],
  ['Map.prototype', Map.prototype],
  ['Promise.prototype', Promise.prototype],
]

/** Records them. @returns a function that returns the name of a changed one, or null */
export function builtInsNow(): { changed: () => string | null } {
  const before = SHARED.map(([, object]) => Reflect.ownKeys(object).length)
  const values = SHARED.map(([, object]) => Object.values(Object.getOwnPropertyDescriptors(object)).map(valueOf))
  return {
    changed: () =>
      SHARED.find(
        ([, object], i) =>
          Reflect.ownKeys(object).length !== before[i] ||
          // Values are compared only for Object.prototype, since all prototypes have too many.
          (i === 0 &&
            Object.values(Object.getOwnPropertyDescriptors(object)).some((one, n) => valueOf(one) !== values[0]?.[n])),
      )?.[0] ?? null,
  }
}

function valueOf(descriptor: PropertyDescriptor): unknown {
  const { get, value } = descriptor as { get?: unknown; value?: unknown }
  return get ?? value
}
