import { expect, test } from 'vitest'
import { findSameDossier } from '@/lib/dossiers/data/same-dossier'
import type { EvidenceDocument, IncomingDossier, InstalledDossier } from '@/lib/dossiers/data/types'
import { bundled, curie } from '../components/dossiers/fixtures'

const page = (url: string): EvidenceDocument => ({ kind: 'page', url })
const letter: EvidenceDocument = { kind: 'document' }

function fileOf(name: string, document?: EvidenceDocument): InstalledDossier['origin'] {
  return { kind: 'file', name, form: 'report', ...(document && { document }) }
}

// Each row: what is installed, the subject and origin of what is read, and whether it is the same.
test.each<[string, InstalledDossier['origin'], string, InstalledDossier['origin'], boolean]>([
  ['a dossier on the subject', fileOf('a.json'), 'Marie  CURIE', fileOf('b.json'), true],
  ['a dossier on another subject', fileOf('a.json'), 'Pierre Curie', fileOf('a.json'), false],
  ['a page', fileOf('Old title', page('https://a.example/p#top')), 'Curie', fileOf('New', page('https://a.example/p?utm_source=x')), true],
  ['a page with another address', fileOf('Curie', page('https://a.example/p')), 'Marie Curie', fileOf('Curie', page('https://b.example/p')), false],
  ['a document', fileOf('a.docx', letter), 'Marie Curie', fileOf('a.docx', letter), true],
  ['a document with another name', fileOf('a.docx', letter), 'Marie Curie', fileOf('b.docx', letter), false],
  ['a document on another subject', fileOf('a.docx', letter), 'Pierre Curie', fileOf('a.docx', letter), false],
  ['a document of the name of a page', fileOf('a', page('https://a.example/')), 'Marie Curie', fileOf('a', letter), false],
  ['a document on the subject of a dossier', fileOf('a.json'), 'Marie Curie', fileOf('a.json', letter), false],
])('%s is known, or told apart', (_, origin, name, incomingOrigin, isSame) => {
  const installed = { ...curie, origin }
  const incoming = { record: { subject: { name, aliases: [], kind: 'person' } }, origin: incomingOrigin } as unknown
  expect(findSameDossier(incoming as IncomingDossier, [bundled, installed])).toBe(isSame ? installed : null)
}) // prettier-ignore

test('the bundled dossier is never replaced', () => {
  const { subject } = bundled
  const incoming = { record: { subject }, origin: fileOf('karpathy.json') } as unknown as IncomingDossier
  expect(findSameDossier(incoming, [bundled])).toBeNull()
})
