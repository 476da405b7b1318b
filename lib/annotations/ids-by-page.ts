import { database } from './database'

/**
 * The ids of all notes, those of one page together, as they are at one moment. They are read in parts: a hundred thousand
 * keys at once would keep what waits waiting longer than a reader should notice.
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
      // The next part begins with what is known of its first page; one page may be more than a part.
      most = last.pageKey === from ? most * 2 : PART
      from = last.pageKey
    }
  })
}

const PART = 5000
