import type { Page } from 'playwright-core'

/** Properties of the invented notes. */
export interface Seed {
  count: number
  dossierVersion: string
}

/**
 * Writes invented notes directly to the extension's database, in a page of the extension, which takes seconds for
 * hundreds of thousands. The notes differ from each other, and are the same at each run.
 */
export async function seedNotes(page: Page, seed: Seed): Promise<void> {
  await page.evaluate(writeNotes, seed)
}

// Runs in the page, so it uses nothing from outside its body.
async function writeNotes({ count, dossierVersion }: { count: number; dossierVersion: string }): Promise<void> {
  const sentences = [
    'He left the works in March 2022, after five years of building the harbour.',
    'The tide table was drawn by hand, and nobody has checked it since.',
    'A staff of twelve worked in a former cannery by the river.',
    'It was the first course of its kind, and it is still taught today.',
    'The Zürich office opened in 2016 with naïve hopes and a borrowed kettle.',
    'Three cats live in the office, as the visitors’ book says.',
  ]
  const thoughts = [
    'Ask the desk: leave or departure?',
    'The *second* source has the date.\n\n- look it up\n- ask again',
    'Good for the chapter on method.',
    'Compare with the interview of last year; the numbers there were others.',
  ]
  const names = ['works', 'dates', 'to do', 'method', 'people', 'numbers', 'Été', 'quote', 'later', 'chapter 3']
  const verdicts = ['contradicted', 'supported', 'disputed', 'unverified']
  const colors = ['yellow', 'green', 'blue', 'pink', 'purple']
  const note = (at: number) => {
    const site = `site-${at % 97}.example`
    const url = `https://${site}/articles/${at % 1009}`
    const verdict = at % 3 === 0 ? null : verdicts[at % 4]
    return {
      id: `note-${String((at * 7919) % 1_000_003).padStart(7, '0')}-${at}`,
      pageKey: url,
      url,
      title: `Article ${at % 1009} of the ${site.replace('.example', '')}`,
      claim: null,
      anchor: {
        quote: { exact: `${sentences[at % 6]} (${at})`, prefix: 'before ', suffix: ' after' },
        position: { start: at, end: at + 70 },
        range: null,
      },
      note: `${thoughts[(at >> 3) % 4]} No. ${at}.`,
      tags: names.filter((_, n) => (at + n * 3) % 11 === 0),
      color: at % 5 === 0 ? colors[(at / 5) % 5] : null,
      finding:
        verdict === null
          ? null
          : { verdict, reason: '', claims: [], sources: [], dossierVersion: at % 7 === 0 ? 'old' : dossierVersion },
      created: new Date(Date.UTC(2024, 0, 1) + at * 600_000).toISOString(),
      modified: new Date(Date.UTC(2024, 0, 1) + at * 660_000).toISOString(),
    }
  }
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('claimlight')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('The database does not open.'))
  })
  for (let at = 0; at < count; at += 5000) {
    await new Promise<void>((resolve, reject) => {
      const write = db.transaction('annotations', 'readwrite')
      const store = write.objectStore('annotations')
      for (let n = at; n < Math.min(count, at + 5000); n++) store.put(note(n))
      write.oncomplete = () => resolve()
      write.onabort = () => reject(new Error('The notes could not be written.'))
    })
  }
  db.close()
}
