// @vitest-environment jsdom
import { showInPanel } from '../in-panel'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { AddScreen } from '@/components/dossiers/add-screen'
import { restoreDossier } from '@/lib/dossiers/data/store'
import type { DossierAdder, AddState, DossierPreview, Replacement } from '@/lib/dossiers/add-dossier'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { setLanguage, t } from '@/lib/i18n/t'
import { catalogueOf } from '@/tests/words/catalogue-of'
import { saying } from '@/tests/words/saying'
import { addActionsThat, curie, preview } from './fixtures'

vi.mock(import('@/lib/dossiers/data/store'), async (importOriginal) => ({
  ...(await importOriginal()),
  restoreDossier: vi.fn(() => Promise.resolve(null)),
}))

const [english, french] = [saying(await catalogueOf('en')), saying(await catalogueOf('fr'))]
afterEach(() => setLanguage(english))

const replaces: Replacement = {
  installed: curie,
  isSame: false,
  claims: { added: 3, changed: 1, gone: 0 },
  notes: { otherVerdict: 2, withoutClaim: 1 },
}

function ask(change: Partial<DossierPreview> = {}, isStoring = false) {
  const add = vi.fn()
  const again = vi.fn()
  const state: AddState = {
    step: 'preview',
    preview: { ...preview, asOf: '2026-06-30', replaces, ...change },
    isStoring,
    failure: null,
  }
  showAt(state, { add, again })
  return { add, again }
}

const showAt = (state: AddState, actions: Partial<DossierAdder['actions']> = {}) =>
  showInPanel(<AddScreen example={null} />, {
    adder: { state: () => state, subscribe: () => () => undefined, actions: addActionsThat(actions) },
  })

const question = (name: string) => screen.getByRole('region', { name }).textContent

test('the question says where the new one is from, both dates, what becomes of claims and notes, and of the old one', () => {
  ask()
  expect(question('Replace “Marie Curie”?')).toBe(
    'Replace “Marie Curie”?The new one comes from curie.md.' +
      'Installedas of 31 March 2026, added on 2 November 2026Newas of 30 June 2026, read now' +
      'Claims3 new, 1 changed, none gone' +
      '2 notes get another verdict.The claim of 1 note is gone.' +
      'The installed one stays under “Removed” for 30 days.',
  )
})

test('the question says the address of a page, and nothing of notes where none is affected', () => {
  ask({
    document: { kind: 'page', url: 'https://news.example/curie' },
    replaces: { ...replaces, notes: { otherVerdict: 0, withoutClaim: 0 } },
  })
  expect(question('Replace “Marie Curie”?')).toContain('The new one comes from https://news.example/curie.')
  expect(screen.queryByText(/note/)).toBeNull()
})

test('the question is asked in French too', () => {
  setLanguage(french)
  ask()
  expect(question('Remplacer « Marie Curie » ?')).toBe(
    'Remplacer « Marie Curie » ?La nouvelle preuve vient de curie.md.' +
      'Installéeétat : 31 mars 2026, ajoutée le 2 novembre 2026Nouvelleétat : 30 juin 2026, lue maintenant' +
      'Affirmations3 nouvelles, 1 modifiée, aucune disparue' +
      '2 notes reçoivent un autre verdict.L’affirmation de 1 note a disparu.' +
      'La preuve installée reste sous « Retirées » pendant 30 jours.',
  )
})

test('the answers are to replace the installed one, to keep it, and to keep both', () => {
  const { add, again } = ask()
  fireEvent.click(screen.getByRole('button', { name: t('replace.accept') }))
  fireEvent.click(screen.getByRole('button', { name: t('replace.another') }))
  fireEvent.click(screen.getByRole('button', { name: t('replace.leave') }))
  const noEdits = { left: [], added: [] }
  expect(add.mock.calls).toEqual([
    ['replace', noEdits],
    ['another', noEdits],
  ])
  expect(again).toHaveBeenCalledOnce()
})

test('nothing is asked where the same is installed: it says so, and leads there or to another file', () => {
  const { again } = ask({ replaces: { ...replaces, isSame: true, claims: { added: 0, changed: 0, gone: 0 } } })
  expect(screen.getByRole('heading').textContent).toBe(
    'Marie Curie is already installed, and nothing in it has changed.',
  )
  expect(screen.queryByRole('button', { name: t('replace.accept') })).toBeNull()
  expect(screen.getByRole('link', { name: t('adding.open') }).getAttribute('href')).toBe(screenHref(curie.id))
  fireEvent.click(screen.getByRole('button', { name: t('adding.another') }))
  expect(again).toHaveBeenCalledOnce()
})

test('while the new one is stored, it can only be cancelled', () => {
  ask({}, true)
  for (const name of ['Replace', 'Keep both'])
    expect(screen.getByRole('button', { name })).toHaveProperty('disabled', true)
  expect(screen.getByRole('button', { name: t('notes.cancel') })).toHaveProperty('disabled', false)
})

test('what was replaced can be brought back at once', async () => {
  const state: AddState = { step: 'added', dossier: curie, replaced: 'marie-curie~1' }
  showAt(state)
  expect(screen.getByRole('heading').textContent).toBe('Marie Curie was replaced.')
  fireEvent.click(screen.getByRole('button', { name: t('notes.undo') }))
  await waitFor(() => expect(restoreDossier).toHaveBeenCalledExactlyOnceWith('marie-curie~1'))
})
