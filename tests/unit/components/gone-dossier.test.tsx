// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import DossierScreens from '@/components/dossiers/dossier-screens'
import { notes } from './fixtures'
import { t } from '@/lib/i18n/t'

afterEach(() => database().annotations.clear())

const dossier = { id: 'harbour-works', name: 'Harbour Works' }
const onClaim = {
  ...{ ...notes[0]!, pageKey: '', url: '', anchor: null, finding: null, note: 'Ask the harbour master.' },
  ...{ title: 'The works closed in 2022.', claim: 'closed', dossier },
}
const showClaim = () =>
  showInPanel(<DossierScreens dossier={dossier.id} place={{ at: 'claim', id: 'closed' }} />, {
    dossiers: { installed: [], removed: [], isBroken: false },
  })

test('the address of a claim of a dossier that is no longer installed shows what the notes on it have kept', async () => {
  await database().annotations.put(onClaim)
  showClaim()
  expect(await screen.findByRole('heading', { name: t('dossiers.gone', { name: 'Harbour Works' }) })).toBeTruthy()
  expect(screen.getByText('The works closed in 2022.')).toBeTruthy()
  expect(screen.getByText('Ask the harbour master.')).toBeTruthy()
})

test('notes on a claim of the bundled dossier with the same id are not among them', async () => {
  const { dossier: _none, ...bundled } = onClaim
  await database().annotations.bulkPut([onClaim, { ...bundled, id: 'bundled', note: 'Another claim.' }])
  showClaim()
  expect(await screen.findByText('Ask the harbour master.')).toBeTruthy()
  expect(screen.queryByText('Another claim.')).toBeNull()
})
