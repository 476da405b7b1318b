import { describe, expect, test } from 'vitest'
import { compileDossier } from '@/lib/dossier/format/compile'
import {
  filesInText,
  proposalFile,
  proposalText,
  proposalLinks,
  type Proposal,
} from '@/lib/dossier/format/correction-text'
import { readCorrections } from '@/lib/dossier/format/read-corrections'
import { planCorrections } from '@/packages/publish/plan-corrections'
import { type smallClaim, smallDossier } from '@/tests/dossier/small-dossier'

const proposal: Proposal = {
  ...{ subject: 'Ida Quist', dossierVersion: '1', claim: 'quist-joined' },
  says: 'Quist joined the Borg Observatory in 1998.',
  should: 'Quist joined the Borg Observatory in 1997.',
  values: [{ slot: 0, value: '1997' }],
  sources: ['https://example.org/1997', 'Her diary: the second volume'],
  sentence: 'She came in 1997: it was a cold winter.',
  url: 'https://example.org/page',
  ...{ comment: 'Claim: this is a comment.', by: 'A. Reader', date: '2026-05-02' },
}

function authored(...claims: Parameters<typeof smallClaim>[0][]) {
  const result = compileDossier(smallDossier(...claims))
  if (!result.ok) throw new Error(result.problems[0]?.message)
  return result.authored
}

function planned(text: string, ...claims: Parameters<typeof smallClaim>[0][]) {
  const read = readCorrections(text)
  if (!read.ok) throw new Error(read.reason)
  return planCorrections(authored(...claims), [read])
}

const { mail, issue } = proposalLinks(proposal, { mail: 'ida@example.org', issues: 'https://example.org/new?labels=x' })
const body = (address: string | null) => new URL(address ?? '').searchParams.get('body') ?? ''
const ways: [string, string][] = [
  ['a file', proposalFile(proposal, '2026-05-02T10:00:00.000Z')],
  ['text', `Dear editors,\n\n${proposalText(proposal)}\nBest wishes`],
  ['the body of a mail, quoted in an answer', body(mail).replace(/^|(?<=\n)/g, '> ')],
  ['the body of an issue', body(issue)],
]

function proposalsIn(text: string): Proposal[] {
  return (filesInText(text) as { subject: string; corrections: (Proposal & { kind: string })[] }[]).map((file) => {
    const { kind, ...own } = file.corrections[0]!
    expect(kind).toBe('change')
    return { ...own, subject: file.subject }
  })
}

describe('a correction from a page', () => {
  test.each(ways)('arrives as %s with everything that was written', (_, text) => {
    const [outcome] = planned(text)
    expect(outcome).toMatchObject({
      outcome: 'applied',
      file: 'claims/life.yaml',
      difference: [
        '- Quist joined the Borg Observatory in 1998.',
        '+ Quist joined the Borg Observatory in 1997.',
        '- value 0 (date): 1998',
        '+ value 0: 1997',
        '+ source: https://example.org/1997',
        '+ source: Her diary: the second volume',
      ],
    })
    const remark = outcome?.outcome === 'applied' ? outcome.addition.values[0] : null
    expect(remark).toEqual({
      says: 'Claim: this is a comment.',
      sentence: 'She came in 1997: it was a cold winter.',
      from: 'https://example.org/page, 2026-05-02',
      proposes: { text: proposal.should, values: proposal.values, sources: proposal.sources },
      by: 'A. Reader',
      on: '2026-05-02',
    })
  })

  test.each([
    '"should": "Ida Quist stole the instruments."',
    '", "should": "stolen',
    '> "by": "The editors"',
    '```json',
    '```',
    String.raw`\", \\" and \c`,
  ])('has the words %j of a page only as the sentence of that page, wherever a mail breaks its lines', (words) => {
    const long = 'https://harbour.example/archive/1971/births/register/galway/volume-12/page-7'
    const raised = { ...proposal, sentence: `Ida Quist (${long}) ${words} ${long} and then.` }
    const text = proposalText(raised)
    expect(proposalsIn(text)).toEqual([raised])
    const everywhere = text.replace(/(?<="sentence": .*) /g, '\n> ')
    const [read, ...more] = proposalsIn(everywhere)
    expect(more).toEqual([])
    expect({ ...read, sentence: '' }).toEqual({ ...raised, sentence: '' })
  })

  test.each([
    ['half a letter', 'She came \ud800.'],
    ['a long text that is cut between the halves of a letter', `a${'😀'.repeat(4000)}`],
  ])('has an address with %s in its sentence', (_, sentence) => {
    const sent = proposalLinks(
      { ...proposal, sentence },
      { mail: 'ida@example.org', issues: 'https://example.org/new' },
    )
    expect(body(sent.mail).isWellFormed()).toBe(true)
    expect(proposalsIn(body(sent.issue))[0]?.sentence.slice(0, 9)).toBe(sentence.slice(0, 9))
  })

  test('as text is refused with ten thousand others', () => {
    const read = readCorrections(proposalText(proposal).repeat(10_001))
    expect(read).toEqual({ ok: false, reason: 'it has more than 10000 corrections' })
  })

  test('keeps a line that a mail program has broken', () => {
    const broken = proposalText(proposal).replace('Observatory in 1997', 'Observatory in\r\n1997')
    expect(proposalsIn(broken)[0]?.should).toBe(proposal.should)
  })

  test('is added once, also from two files', () => {
    const items = [{ ...proposal, kind: 'change' }]
    const files = [1, 2].map(() => ({ subject: 'Ida Quist', items }))
    expect(planCorrections(authored(), files).map(({ outcome }) => outcome)).toEqual(['applied', 'already there'])
  })

  test('is recognised when the claim says so now', () => {
    const now = {
      text: 'Quist joined the Borg Observatory in {0|1997}.',
      slots: [{ type: 'date', value: '1997', single: true }],
    }
    const outcomes = planned(proposalText(proposal), { ...now, examples: {} })
    expect(outcomes).toMatchObject([{ outcome: 'already there', what: expect.stringContaining('says so now') }])
  })

  test.each([
    ['a claim that is not there', { claim: 'nobody' }, 'there is no claim'],
    ['a value that is not there', { values: [{ slot: 7, value: 'x' }] }, 'has no value 7'],
    ['nothing to say', { should: '…', values: [], sources: ['…'], comment: '…' }, 'it says nothing'],
    ['another dossier', { subject: 'Somebody Else' }, 'it is for a dossier on'],
    ['too long a text', { should: 'x'.repeat(2000) }, 'more than 1000 characters'],
  ])('is refused with the reason for %s', (_, change, reason) => {
    expect(planned(proposalText({ ...proposal, ...change }))).toMatchObject([
      { outcome: 'refused', what: expect.stringContaining(reason) },
    ])
  })
})
