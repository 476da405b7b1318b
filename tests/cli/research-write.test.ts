// @module-tag tools
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { main as dossierCommand } from '@/packages/publish/dossier'
import { dossierIn, research, researchByHand, researchStage } from './research-by-hand'
import { serveModel } from './research-servers'

const { root, started } = researchStage()

/** Claims of the research, each with its section. The page has them word for word. */
const CLAIMS: readonly [section: string, claim: string][] = [
  ['Building', 'The Borg Observatory opened on 12 May 1931.'],
  ['Building', 'The town of Lund paid for the Borg Observatory.'],
  ['Directors', 'Otto Lind led the Borg Observatory from 1950 to 1968.'],
  ['Directors', 'Ida Quist led the Borg Observatory from 1932 to 1950.'],
  ['Directors', 'Nils Berg led the Borg Observatory from 1968 to 1990.'],
  ['General', 'The Borg Observatory has a café since 1998.'],
  ['General', 'The Borg Observatory bought its main telescope in 1955.'],
]

const researched = (): Promise<string> => researchByHand(root, CLAIMS)

test('without a model the report has paragraphs in order of time', async () => {
  const out = await researched()
  expect(await research('write', out)).toMatchObject({ status: 0, err: '' })
  const report = readFileSync(join(out, 'report.md'), 'utf8')
  expect(report).toContain(
    'The Borg Observatory opened on 12 May 1931. [[1]](#source-1) The town of Lund paid for the Borg Observatory. [[1]](#source-1)',
  )
  // The second sentence of a paragraph says "it".
  expect(report).toMatch(/telescope in 1955 and has a café since 1998|It has a café since 1998/)
  expect(report.indexOf('Ida Quist')).toBeLessThan(report.indexOf('Otto Lind'))
  expect(report).toMatch(/does not cover\n\n### Building: 1 of 1 .*\n\n- Who was the architect\? Open: Nothing on it/)
  expect(report).toContain('7 claims rest on it alone: Building, Directors, General.')
  expect(report.match(/Depth: low \(one publisher\)\./g)).toHaveLength(3)
  expect(report).toContain('Of one publisher only: Building, Directors, General.')
  expect(report.indexOf('## General')).toBeGreaterThan(report.indexOf('## Directors'))
})

/** Sentences of a model that their claims do not prove, with the words of the reason. */
const BAD = [
  ['The Borg Observatory opened on 14 May 1931.', [1], '14 May 1931'],
  ['The Borg Observatory was the first observatory of Lund.', [2], 'first'],
  ['The Borg Observatory, larger than any other, bought its main telescope in 1955.', [1], 'larger than'],
  ['The town of Lund did not pay for the Borg Observatory.', [2], 'not pay'],
  ['The Borg Observatory opened on 12 May 1931 because the town of Lund paid for it.', [1, 2], 'because'],
  ['The Borg Observatory was praised by the king of Norway.', [1], 'Norway'],
  ['The Borg Observatory is nice.', [], 'names no claim'],
] as const

test('of the sentences of a model only those stay that their claims prove, and what is left out is told', async () => {
  const out = await researched()
  const server = await started(
    serveModel(({ system, data }) => {
      if (system.startsWith('You arrange'))
        return {
          sections: [
            { heading: 'Directors', claims: [3, 4, 5] },
            { heading: 'Visitors', claims: [6] },
            { heading: 'Building', claims: [1, 2, 7, 99] },
          ],
        }
      const numbers = Object.entries(data.claims as Record<string, string>)
      const find = (words: string): number[] => numbers.flatMap(([n, text]) => (text.includes(words) ? Number(n) : []))
      if (data.faults !== undefined)
        return {
          paragraphs: [
            [
              {
                text: 'The town of Lund paid for it, and the Borg Observatory opened on 12 May 1931.',
                claims: [...find('12 May'), ...find('Lund')],
              },
            ],
          ],
        }
      const own = [...find('12 May'), ...find('Lund')]
      if (data.heading !== 'Building') return { paragraphs: [] }
      const bad = BAD.map(([text, claims]) => ({ text, claims: claims.map((n) => own[n - 1]) }))
      return { paragraphs: [[{ text: 'The Borg Observatory opened on 12 May 1931.', claims: find('12 May') }, ...bad]] }
    }),
  )
  const run = await research('write', out, '--model', `${server.address}/v1`)
  expect(run).toMatchObject({ status: 0, err: '' })
  for (const [text, , why] of BAD) {
    expect(run.out.split('\n').find((line) => line.includes(text)) ?? 'reworded').toMatch(new RegExp(`${why}|reworded`))
    expect(readFileSync(join(out, 'report.md'), 'utf8')).not.toContain(text)
  }
  expect(run.out).toContain('report: 2 sentences hold, of them 1 in other words; 6 were left out')
  const { research: made, claims } = dossierIn(out)
  expect(made?.sections.map(({ section }) => section)).toEqual(['Directors', 'Visitors', 'Building'])
  const building = made?.sections[2]?.prose?.flat().map(({ text }) => text)
  expect(building).toEqual([
    'The Borg Observatory opened on 12 May 1931.',
    'The town of Lund paid for it, and the Borg Observatory opened on 12 May 1931.',
    // What the model did not tell is told in the words of the claim.
    'The Borg Observatory bought its main telescope in 1955.',
  ])
  expect(claims).toHaveLength(CLAIMS.length)
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain('bought its main telescope in 1955. [[1]](#source-1)')
  const html = readFileSync(join(out, 'report.html'), 'utf8')
  expect(html).toContain('href="#source-1"')
  expect(html).toMatch(/<li id="source-1">.*href="#s1"/s)
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  // Votes and questions of a section that is gone would be errors.
  expect(await dossierCommand(['check', out, '--today', '2026-05-01'])).toBe(0)
  expect(await dossierCommand(['site', out, '--out', `${out}-site`])).toBe(0)
  log.mockRestore()
  expect(readFileSync(join(`${out}-site`, 'report.html'), 'utf8')).toContain(
    'The town of Lund paid for it, and the Borg',
  )
})
