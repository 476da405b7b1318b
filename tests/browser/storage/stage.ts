import type { CDPSession, Page } from 'playwright-core'
import type { Annotation, AnnotationDraft, DeletedAnnotation, SaveResult } from '@/lib/schema/annotation'
import { launchExtension, type Claimlight } from '../extension'
import { putRows } from '../stored-rows'

export type Answer<T> = { ok: true; value: T } | { ok: false; code: string }
export interface Rows {
  annotations: Annotation[]
  bin: DeletedAnnotation[]
  /** Other stored values, such as the time of the last backup. */
  values: { key: string; value: unknown }[]
}

/**
 * A browser with the extension, an extension page that sends messages like the panel, and functions to cause faults.
 */
export interface Stage {
  claimlight: Claimlight
  desk: Page
  /** Sends a message to the background and repeats it without a reply, like `callWithRetries`. */
  ask: <T>(kind: string, data: object, from?: Page) => Promise<Answer<T>>
  /** Has the background open the database. */
  openDatabase: () => Promise<Answer<unknown>>
  save: (draft: AnnotationDraft, from?: Page) => Promise<Answer<SaveResult>>
  /** Number of repeated messages, each because the worker was killed before it answered. */
  askedAgain: number
  /** Returns the stored rows, read with plain IndexedDB and not with the tested code. */
  rows: () => Promise<Rows>
  /** Writes rows without the tested code. */
  putRaw: (store: 'annotations' | 'bin' | 'values', rows: readonly object[]) => Promise<void>
  /** Makes the browser kill the worker. */
  kill: () => Promise<void>
  /** Makes the disk full, until `makeRoom`. */
  fill: () => Promise<void>
  makeRoom: () => Promise<void>
  /** Deletes the whole database. */
  wipe: () => Promise<void>
  close: () => Promise<void>
}

export async function openStage(): Promise<Stage> {
  const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  const desk = await claimlight.open('/icon/16.png')
  const cdp = await claimlight.context.newCDPSession(desk)
  await cdp.send('ServiceWorker.enable')
  const origin = `chrome-extension://${claimlight.id}`
  const ask = async <T>(kind: string, data: object, from = desk): Promise<Answer<T>> => {
    const { reply, times } = await from.evaluate(askBackground, { v: 1, to: 'background', kind, data })
    if (times > 1) stage.askedAgain++
    return reply as Answer<T>
  }
  const openDatabase = () => ask('tag-annotations', { ids: [], add: [], remove: [] })
  const stage: Stage = {
    askedAgain: 0,
    claimlight,
    desk,
    ask,
    openDatabase,
    save: (draft, from) => ask<SaveResult>('save-annotation', draft, from),
    rows: () => desk.evaluate(readRows),
    putRaw: (store, rows) => putRows(desk, store, rows),
    kill: () => send(cdp, 'ServiceWorker.stopAllWorkers'),
    async fill() {
      // Chromium caches the free space while a page or worker uses the database, so it may take several tries.
      for (;;) {
        await desk.reload()
        await stage.kill()
        await send(cdp, 'Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 })
        await new Promise((go) => setTimeout(go, 3000))
        const isFull = await stage.putRaw('values', [{ key: 'probe' }]).then(
          () => false,
          () => true,
        )
        if (isFull) return
      }
    },
    makeRoom: () => send(cdp, 'Storage.overrideQuotaForOrigin', { origin }),
    async wipe() {
      await stage.kill()
      await desk.evaluate(deleteDatabase)
      await openDatabase()
    },
    close: () => claimlight.close(),
  }
  await openDatabase()
  return stage
}

async function send(cdp: CDPSession, what: string, how: object = {}): Promise<void> {
  await (cdp.send as (what: string, how: object) => Promise<unknown>)(what, how)
}

// These functions run in a page of the extension, so they use nothing from outside their body.
async function askBackground(message: object): Promise<{ reply: object; times: number }> {
  let times = 0
  for (const pauseMs of [50, 300, 1500, 0]) {
    const reply: unknown = await chrome.runtime.sendMessage<object, unknown>(message).catch(() => undefined)
    times++
    if (typeof reply === 'object' && reply !== null) return { reply, times }
    await new Promise((go) => setTimeout(go, pauseMs))
  }
  return { reply: { ok: false, code: 'unreachable' }, times }
}

async function readRows(): Promise<Rows> {
  const db = await new Promise<IDBDatabase>((give, fail) => {
    const opening = indexedDB.open('claimlight')
    opening.onsuccess = () => give(opening.result)
    opening.onerror = () => fail(new Error(String(opening.error)))
  })
  try {
    const all = (store: string): Promise<never[]> =>
      new Promise((give, fail) => {
        if (!db.objectStoreNames.contains(store)) return give([])
        const reading = db.transaction(store).objectStore(store).getAll()
        reading.onsuccess = () => give(reading.result as never[])
        reading.onerror = () => fail(new Error(String(reading.error)))
      })
    return { annotations: await all('annotations'), bin: await all('bin'), values: await all('values') }
  } finally {
    db.close()
  }
}

/** Deletes the database, also an open one. Runs in a page of the extension. */
export function deleteDatabase(): Promise<void> {
  return new Promise((give, fail) => {
    const deleting = indexedDB.deleteDatabase('claimlight')
    deleting.onsuccess = () => give()
    deleting.onerror = () => fail(new Error(String(deleting.error)))
  })
}
