import { database } from './database'

/**
 * The ids of all notes at one moment, grouped by page. They are read in parts, because reading a hundred thousand keys
 * at once would block other requests noticeably.
 */
export function idsByPage(): Promise<string[]> {
  const { annotations } = database()
  return database().transaction('r', annotations, async () => {
    const ids = new Set<string>()
    let from = ''
    for (let most = PART; ;) {
      const part = await annotations.where('pageKey').aboveOrEqual(from).limit(most).primaryKeys()
      part.forEach((id) => ids.add(id))
      const last = part.length < most ? undefined : await annotations.get(part.at(-1) ?? '')
      if (last === undefined) return [...ids]
      // The next part starts at its first page again; one page may be longer than a part.
      most = last.pageKey === from ? most * 2 : PART
      from = last.pageKey
    }
  })
}

const PART = 5000
