import { expect, test } from 'vitest'
import { emptyResearch } from '@/lib/dossier/format/research'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { isResearchGap, notCovered, uncoveredParts } from '@/packages/judges/not-covered'
import { pageOfBytes } from '@/packages/research/page-of-bytes'

test('parts of a page that no passage is from become a question, without those beside the text', async () => {
  const long = 'The wall is of brick. '.repeat(20)
  const html = `<title>Borg</title><h1>Borg</h1><p>Borg opened in 1931. ${long}</p>
    <h2>Roof</h2><p>The roof is of copper. ${long}</p><h2>Garden</h2><p>${long}</p><h2>Short</h2><p>A word.</p>
    <h2>References</h2><p>${long}</p>`
  const place = { key: 'borg', url: 'https://borg.example/' }
  const page = await pageOfBytes({ place, name: 'borg.html', bytes: Buffer.from(html), isCut: false })
  const research = emptyResearch([{ name: 'small', kind: 'machine' }])
  const pages = [{ ...page, source: 7 }]
  expect(uncoveredParts(research, pages)).toEqual([])
  for (const quote of ['Borg opened in 1931.', 'The roof is of copper.'])
    research.passages.push({ claim: 'c', source: 7, quote })
  const questions = uncoveredParts(research, pages)
  expect(questions.map(({ asks }) => asks)).toEqual(['What does “Borg” say under “Garden”?'])
  expect(questions.every(isResearchGap)).toBe(true)
  const base = {
    subject: { name: 'Borg' },
    asOf: '2026-01-01',
    claims: [{ id: 'c', text: 'Borg is big.', sources: [7] }],
  }
  const sources = [{ n: 7, title: 'What does “Borg” say under “x”?' }]
  const dossier = dossierSchema.parse({ ...base, sources, research: { ...research, questions } })
  expect(notCovered(dossier)[0]?.items).toEqual([
    { text: '“What does “Borg” say under “x”?”: “Garden”.', sources: [7] },
  ])
})
