// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { ClaimCorrection } from '@/components/dossiers/claim/claim-correction'
import { compileDossier } from '@/lib/dossier/format/compile'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { readCorrections } from '@/lib/dossier/format/read-corrections'
import { planCorrections } from '@/packages/publish/plan-corrections'
import { smallDossier } from '../../dossier/small-dossier'
import { show } from './render'

const compiled = compileDossier(smallDossier())
if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
const { authored, dossier } = compiled
const contact = { mail: 'ida@example.org', issues: 'https://example.org/new?labels=x' }
const book = createDossierBook({ ...dossier, contact })
const claim = book.claims[0]!
const raised = { sentence: 'She came in 1997: it was cold.', url: 'https://me:secret@example.org/page#top' }

function open(reach = contact, claims = [claim]) {
  show(<ClaimCorrection claims={claims} book={{ ...book, contact: reach }} compared={raised} />)
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

function fillIn() {
  write('It should say', 'Quist joined the Borg Observatory in 1997.')
  write('Value (date)', '1997')
  write('Sources, one a line', 'https://example.org/1997\nHer diary')
  write('Comment', 'The observatory says so.')
  write('Your name, if you want to be named', 'A. Reader')
}

/** Outcome of `npm run dossier -- apply` for a text. */
function applied(text: string) {
  const read = readCorrections(text)
  if (!read.ok) throw new Error(read.reason)
  return planCorrections(authored, [read])
}

const expected = [
  {
    outcome: 'applied',
    difference: [
      '- Quist joined the Borg Observatory in 1998.',
      '+ Quist joined the Borg Observatory in 1997.',
      '- value 0 (date): 1998',
      '+ value 0: 1997',
      '+ source: https://example.org/1997',
      '+ source: Her diary',
    ],
    addition: {
      values: [
        {
          says: 'The observatory says so.',
          sentence: 'She came in 1997: it was cold.',
          from: expect.stringMatching(/^https:\/\/example\.org\/page, \d{4}/),
          by: 'A. Reader',
        },
      ],
    },
  },
]
const body = (name: string) =>
  new URL(screen.getByRole<HTMLAnchorElement>('link', { name }).href).searchParams.get('body') ?? ''

describe('a correction from the sidebar', () => {
  test('begins with the wording of the claim, and shows no code', () => {
    open()
    expect(screen.getByLabelText('It should say')).toHaveProperty('value', claim.text)
    fillIn()
    expect(document.body.textContent).not.toMatch(/[{}]|claimlight-corrections/)
  })

  test('says that it was saved as a file, until it is changed', () => {
    open()
    fillIn()
    fireEvent.click(screen.getByRole('link', { name: 'Save as a file' }))
    expect(screen.getByText('Saved').getAttribute('role')).toBe('status')
    write('Comment', 'The observatory says so today.')
    expect(screen.queryByText('Saved')).toBeNull()
  })

  test('names the site to which an issue is sent', () => {
    open({ mail: 'ida@example.org', issues: 'https://tracker.example/collect' })
    fillIn()
    expect(screen.getByRole('link', { name: 'Open an issue on tracker.example' })).toBeTruthy()
    expect(screen.getByText('“Open an issue” sends all of this to tracker.example at once.')).toBeTruthy()
  })

  test('arrives as text', async () => {
    open()
    fillIn()
    const writeText = vi.fn((_text: string) => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }))
    await waitFor(() => expect(writeText).toHaveBeenCalledOnce())
    vi.unstubAllGlobals()
    const [copied = ''] = writeText.mock.calls[0] ?? []
    expect(applied(copied)).toMatchObject(expected)
  })

  test('arrives as a file', () => {
    open()
    fillIn()
    const { href, download } = screen.getByRole<HTMLAnchorElement>('link', { name: 'Save as a file' })
    expect(download).toBe('correction-quist-joined.json')
    expect(applied(decodeURIComponent(href.slice(href.indexOf(',') + 1)))).toMatchObject(expected)
  })

  test('arrives as a mail and as an issue that are filled in', () => {
    open()
    fillIn()
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Write a mail' }).href).toMatch(
      /^mailto:ida@example\.org\?/,
    )
    expect(applied(body('Write a mail'))).toMatchObject(expected)
    expect(applied(body('Open an issue on example.org'))).toMatchObject(expected)
  })

  test('shows a date in words, takes it in words, and sends it as ISO', () => {
    const dated = { ...claim, slots: claim.slots.map((slot) => ({ ...slot, value: '1998-06' })) }
    open(contact, [dated])
    expect(screen.getByLabelText('Value (date)')).toHaveProperty('value', 'June 1998')
    write('Value (date)', '3 July 1998')
    expect(decodeURIComponent(screen.getByRole<HTMLAnchorElement>('link', { name: 'Save as a file' }).href)).toContain(
      '"value": "1998-07-03"',
    )
    write('Value (date)', 'June 1998')
    expect(screen.queryByRole('link', { name: 'Save as a file' })).toBeNull()
  })

  test('says what a date can be, and is not sent with other words', () => {
    open()
    write('Value (date)', 'some day in July')
    expect(screen.getByLabelText('Value (date)').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('status').textContent).toContain('31 March 2026')
    expect(screen.queryByRole('link', { name: 'Save as a file' })).toBeNull()
  })

  test('has no way to be sent before it says something, and no link where the dossier names no address', () => {
    open({} as typeof contact)
    expect(screen.queryByRole('link', { name: 'Save as a file' })).toBeNull()
    write('Value (date)', '1998')
    expect(screen.queryByRole('link', { name: 'Save as a file' })).toBeNull()
    write('Value (date)', '1999')
    expect(screen.getByRole('link', { name: 'Save as a file' })).toBeTruthy()
    expect(screen.getAllByRole('link')).toHaveLength(1)
  })

  test('is for one of the claims of a muted sentence', () => {
    open(contact, [claim, { ...claim, id: 'other', text: 'Another claim.' }])
    write('Which claim?', 'other')
    write('Comment', 'No.')
    const { href } = screen.getByRole<HTMLAnchorElement>('link', { name: 'Save as a file' })
    const text = decodeURIComponent(href)
    expect(text).toContain('"claim": "other"')
    expect(text).toContain('Another claim.')
  })
})
