import type { NotesOfPage } from '../shared/notes-by-page'

/** "review-example-1k9x2mp": the site and a hash of the page's key, which is the same in every export. */
export function pageCiteKey({ site, key }: NotesOfPage, taken: Set<string>): string {
  const stem = `${slug(site) || 'page'}-${numberOf(key)}`
  let own = stem
  for (let n = 2; taken.has(own); n++) own = `${stem}-${n}`
  taken.add(own)
  return own
}

/** "the-paper-s14": the publisher and the number in the dossier, which is unique; with the id of any dossier but the bundled one. */
export function sourceCiteKey(n: number, origin: string, dossier?: string): string {
  return `${slug(origin) || 'source'}${dossier === undefined ? '' : `-${partOf(dossier)}`}-s${n}`
}

/** The id of a dossier, with a hash of it where it is not plain or too long. */
function partOf(dossier: string): string {
  const plain = slug(dossier)
  return plain === dossier ? plain : `${plain || 'dossier'}-${fnv(dossier, 0x811c9dc5).toString(36)}`
}

/** Starts with "p", so that it differs from the number of a source. */
function numberOf(key: string): string {
  // FNV-1a, twice with different seeds: 64 bits, enough for a hundred thousand pages without collisions.
  return `p${fnv(key, 0x811c9dc5).toString(36)}${fnv(key, 0x01000193).toString(36)}`
}

/** @see http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '')
}
