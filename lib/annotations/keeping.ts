import { database, type AnnotationDatabase } from './database'
import { KeepingFailed, troubleOf, type KeepingTrouble } from './trouble'

/**
 * The database, open. What cannot be opened is said after a few seconds at most, and may be asked for again: an open that is
 * held up goes on by itself when the way is free.
 *
 * @throws KeepingFailed
 */
export async function openKeeping(): Promise<AnnotationDatabase> {
  const db = database()
  if (db.isOpen()) return db
  const wait = new AbortController()
  const opening = Promise.resolve(db.open()).then(() => db)
  // Whoever wins, the others end in silence.
  opening.catch(() => undefined)
  try {
    return await Promise.race([opening, heldUp(db, wait.signal)])
  } catch (error) {
    throw new KeepingFailed(troubleOf(error) ?? 'broken')
  } finally {
    wait.abort()
  }
}

/**
 * Does something with the database that may be done twice. A connection that was closed under it, as when another window
 * brings the database up to date, is opened once more.
 *
 * @throws KeepingFailed, and whatever else the work throws
 */
export async function withKeeping<T>(work: () => Promise<T>): Promise<T> {
  await openKeeping()
  try {
    return await work()
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    if (trouble !== 'broken') throw new KeepingFailed(trouble)
  }
  await openKeeping()
  try {
    return await work()
  } catch (error) {
    const trouble = troubleOf(error)
    throw trouble === null ? error : new KeepingFailed(trouble)
  }
}

/**
 * Calls back with what keeps the notes from being read, or null: now, and whenever that changes. While there is trouble it is
 * tried again every other second, so that what was in the way need only go.
 *
 * @returns a function that stops it
 */
export function watchKeeping(changed: (trouble: KeepingTrouble | null) => void): () => void {
  let live = true
  let said: KeepingTrouble | null | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async (): Promise<void> => {
    const trouble = await presentTrouble()
    if (!live) return
    if (trouble !== said) changed((said = trouble))
    clearTimeout(timer)
    if (trouble !== null) timer = setTimeout(() => void look(), AGAIN_MS)
  }
  // The connection is closed by whoever hears of the change first; what came of it can be seen a moment later.
  const lookSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), SOON_MS)
  }
  const db = database()
  db.on('versionchange', lookSoon)
  db.on('close', lookSoon)
  void look()
  return () => {
    live = false
    clearTimeout(timer)
    db.on('versionchange').unsubscribe(lookSoon)
    db.on('close').unsubscribe(lookSoon)
  }
}

const AGAIN_MS = 2000
const SOON_MS = 400

async function presentTrouble(): Promise<KeepingTrouble | null> {
  try {
    const db = await openKeeping()
    await db.keeping.limit(1).primaryKeys()
    return null
  } catch (error) {
    return troubleOf(error) ?? 'broken'
  }
}

/** Never resolves; rejects when the browser says that another connection is in the way, or when that is all it can be. */
function heldUp(db: AnnotationDatabase, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new KeepingFailed('blocked'))
    // Who waits behind another that is held up is told nothing by the browser.
    const timer = setTimeout(fail, LONGEST_WAIT_MS)
    db.on('blocked', fail)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      db.on('blocked').unsubscribe(fail)
    })
  })
}

const LONGEST_WAIT_MS = 5000
