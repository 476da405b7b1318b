/** The selected notes: some by id, or all results except some. */
interface RowSelection {
  kind: 'some' | 'all-but'
  ids: ReadonlySet<string>
}

export const noSelection: RowSelection = { kind: 'some', ids: new Set() }
export const allSelected: RowSelection = { kind: 'all-but', ids: new Set() }

export function isSelected({ kind, ids }: RowSelection, id: string): boolean {
  return ids.has(id) === (kind === 'some')
}

export function countSelected({ kind, ids }: RowSelection, found: number): number {
  return kind === 'some' ? ids.size : Math.max(0, found - ids.size)
}

export function withRows({ kind, ids }: RowSelection, some: readonly string[], on: boolean): RowSelection {
  const next = new Set(ids)
  for (const id of some) {
    if (on === (kind === 'some')) next.add(id)
    else next.delete(id)
  }
  return { kind, ids: next }
}

/** Returns the ids of the selected notes. Notes selected by id are returned even if they are no longer results. */
export function selectedAmong(
  chosen: RowSelection,
  found: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (chosen.kind === 'some') return Promise.resolve([...chosen.ids])
  return found().then((ids) => ids.filter((id) => isSelected(chosen, id)))
}
