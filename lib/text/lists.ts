/** Groups items by their keys; the keys are in the order of their first items. */
export function groupedBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Returns what a function gives for the items of a list, without those for which it gives nothing. */
export function mapDefined<Item, Value>(
  items: Iterable<Item>,
  valueOf: (item: Item, position: number) => Value | null | undefined,
): Value[] {
  const values: Value[] = []
  let position = 0
  for (const item of items) {
    const value = valueOf(item, position++)
    if (value !== null && value !== undefined) values.push(value)
  }
  return values
}

/** Compares texts by the numbers of their letters, as the plain `sort` does. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Returns the whole numbers from `from` up to, but without, `to`. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

export const wordSet = (list: string): Set<string> => new Set(list.split(' '))
