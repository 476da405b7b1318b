import type { NotesOfPage } from './notes-by-page'

/** "review-example-1k9x2mp": the site, and a number made of the page's key, so that it stays the same in every export. */
export function pageCiteKey({ site, key }: NotesOfPage, taken: Set<string>): string {
  const stem = `${slug(site) || 'page'}-${numberOf(key)}`
  let own = stem
  for (let n = 2; taken.has(own); n++) own = `${stem}-${n}`
  taken.add(own)
  return own
}

/** "the-paper-s14": who published it, and its number in the dossier, which no other source has. */
export function sourceCiteKey(n: number, origin: string): string {
  return `${slug(origin) || 'source'}-s${n}`
}

/** Begins with "p", so that it is never taken for the number of a source. */
function numberOf(key: string): string {
  // FNV-1a, twice with different beginnings: 64 bits, so that no two of a hundred thousand pages meet.
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
