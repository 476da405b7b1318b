import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Paths of a dossier on another subject than the bundled one, and of a newer version of it. */
export interface OwnDossierFiles {
  dossier: string
  newer: string
  close: () => void
}

/** The wrong words of a sentence in the article, and the right value. */
export const WRONG = { words: '7 November 1869', right: '7 November 1867' }
const paragraphs = [
  `Marie Curie was born in Warsaw on ${WRONG.words}.`,
  'Curie discovered polonium together with her husband Pierre Curie in 1898.',
]

/** The article as a page of a site. */
export const CURIE_PAGE = `<!doctype html><html lang="en"><title>Marie Curie</title><body><article><h1>Marie Curie</h1>
${paragraphs.map((words, at) => `<p id="p${at}">${words}</p>`).join('\n')}
${'<p>It was a long afternoon in the archive, and the rain went on until the evening came over the roofs.</p>'.repeat(4)}
</article></body></html>`

export function ownDossierFiles(): OwnDossierFiles {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-own-'))
  const text = readFileSync('tests/eval/other/curie/dossier.json', 'utf8')
  const dossier = join(folder, 'curie.json')
  const newer = join(folder, 'curie-newer.json')
  const read = JSON.parse(text) as Portable
  writeFileSync(dossier, JSON.stringify({ ...read, version: '1' }))
  const claims = read.claims.slice(1)
  const [first] = claims
  if (first === undefined) throw new Error('the dossier has no claims')
  const changed = { ...first, text: `${first.text.replace(/\.$/, '')}, as letters show.` }
  writeFileSync(newer, JSON.stringify({ ...read, version: '2', claims: [changed, ...claims.slice(1)] }))
  return { dossier, newer, close: () => rmSync(folder, { recursive: true, force: true }) }
}

interface Portable {
  claims: { id: string; text: string }[]
}
