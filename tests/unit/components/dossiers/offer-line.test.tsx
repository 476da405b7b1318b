// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { AddView } from '@/components/dossiers/add-view'
import { OfferLine, type OfferLineProps } from '@/components/dossiers/offer-line'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import { show } from '../render'
import { addActionsThat, addRest } from './fixtures'

const key = '0123456789abcdef0123456789abcdef'
const offer: Offer = {
  ...{ offer: 1, name: 'Apollo 11', version: '4', asOf: '2026-05', claims: 320, sources: 43, signedBy: key },
  ...{ file: 'download/apollo-11-4.dossier.json', bytes: 2_400_000, sha256: '0'.repeat(64) },
}
const origin = { kind: 'file', name: 'apollo.json', form: 'portable' } as const
const own = { version: '3', asOf: '2026-01', signedBy: key, origin }
const synced = { ...own, signedBy: null, lastSignedBy: key }
const line = () => screen.getByRole('region', { name: 'Evidence in this page' }).textContent

const showOffer = (props: Partial<Extract<OfferLineProps, { offer: Offer }>>) =>
  show(<OfferLine {...{ offer, installed: null, download: null, isReading: false, onAccept: vi.fn() }} {...props} />)

test('an offer is one line with name, claims and key, and its button takes it', () => {
  const onTake = vi.fn()
  showOffer({ onAccept: onTake })
  expect(line()).toContain(
    'The page says: It offers evidence on Apollo 11, version 4, 320 claims, signed by key ' + key,
  )
  expect(screen.queryByRole('status')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Preview the evidence' }))
  expect(onTake).toHaveBeenCalledOnce()
})

test.each<[string, Partial<Offer>, Omit<typeof own, 'signedBy'> & { signedBy: string | null }, string, string]>([
  ['a newer version', {}, own, 'You have version 3.', 'Preview the update'],
  ['an older version', { version: '2' }, own, 'You have the newer version 3.', 'Preview the evidence'],
  ['the same version, now signed', { version: '3', asOf: '2026-01' }, { ...own, signedBy: null }, 'You have this version.', 'Preview the evidence'], // prettier-ignore
  ['another key', { signedBy: 'f'.repeat(32) }, own, 'signed with another key.', 'Preview the update'],
  ['no signature', { signedBy: null }, own, 'not signed. You have version 3, and it or one before it is signed.', 'Preview the update'], // prettier-ignore
  ['a first signature', {}, { ...own, signedBy: null }, 'You have version 3.', 'Preview the update'],
  ['no signature, after syncing', { signedBy: null }, synced, 'it or one before it is signed.', 'Preview the update'],
])('an offer with %s says what is installed', (_, change, installed, words, button) => {
  showOffer({ offer: { ...offer, ...change }, installed })
  expect(line()).toContain(words)
  expect(screen.getByRole('button', { name: button })).toBeTruthy()
})

test.each([
  ['the same version', { version: '3', asOf: '2026-01' }, 'This evidence comes with Claimlight.', 0],
  ['another version', {}, 'Evidence on this subject comes with Claimlight, and stays.', 1],
])('an offer of the bundled dossier in %s names no key', (_, change, words, buttons) => {
  const bundled = { ...own, signedBy: null, origin: { kind: 'bundled' } } as const
  showOffer({ offer: { ...offer, ...change }, installed: bundled })
  expect(line()).toContain(words)
  expect(line()).not.toContain(key)
  expect(screen.queryAllByRole('button', { name: 'Preview the evidence' })).toHaveLength(buttons)
})

test('an offer cannot be taken twice while the page is being asked', () => {
  showOffer({ isReading: true })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Reading…' }).disabled).toBe(true)
})

test.each([null, 'apollo-11-3.json'])('an offer of what is installed has nothing to press (file: %s)', (download) => {
  const same = { ...offer, version: '3', asOf: '2026-01' }
  showOffer({ offer: same, installed: own, download })
  expect(line()).toMatch(/You have this version\. ?$/)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a large dossier is to be downloaded, and the room for adding it expects that file', () => {
  showOffer({ download: 'apollo-11-4.dossier.json' })
  expect(line()).toContain('Download apollo-11-4.dossier.json (2.4 MB) from the page')
  expect(screen.getByRole('button', { name: 'Add the downloaded file' })).toBeTruthy()
})

test('the room for adding says which file is expected, and takes any other on request', () => {
  const again = vi.fn()
  const expected = { ...offer, file: 'apollo.json' }
  show(
    <AddView
      state={{ step: 'choose', failure: null, expected }}
      actions={addActionsThat({ again })}
      onCheckPage={null}
      {...addRest}
    />,
  )
  expect(screen.getByText(/Choose apollo.json, which you downloaded/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Add any other file' }))
  expect(again).toHaveBeenCalledOnce()
})

test('an offer that is refused says why, and has no button', () => {
  show(<OfferLine fault="several" />)
  expect(line()).toBe('This page offers evidence that Claimlight does not take. It offers several at once.')
  expect(screen.queryByRole('button')).toBeNull()
})
