import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageState, CheckStatus } from '@/lib/schema/page-state'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const shown: Record<string, unknown> = {}
const keep = (name: string) => (values: object) => {
  Object.assign(shown, { [name]: values })
  return Promise.resolve()
}
const local = fakeStorage()
const session = fakeStorage()
const action = {
  setBadgeText: keep('badge'),
  setBadgeBackgroundColor: keep('color'),
  setBadgeTextColor: keep('textColor'),
  setTitle: keep('title'),
  setIcon: keep('icon'),
}
setBrowser({ action, storage: { session, local } })
const on = vi.hoisted(() => ({ names: ['Ada'] }))
vi.mock('@/lib/check/active-dossiers', () => ({
  activeDossiers: () => Promise.resolve(on.names),
  activeSubjects: () => Promise.resolve(on.names),
}))
const { updateToolbarButton, updateToolbarButtons } = await import('@/lib/check/toolbar-button')
const { changePage } = await import('@/lib/check/page-states')
const { noTextMessage, whyNotChecked } = await import('@/lib/check/page-seen')
const { page } = await import('../components/fixtures')

const state = (status: CheckStatus, over: Partial<PageState> = {}): PageState => ({
  ...page,
  tabId: 1,
  status,
  ...over,
})
const title = () => (shown.title as { title: string }).title
const count = () => (shown.badge as { text: string }).text
const isGrey = () => (shown.icon as { path: Record<string, string> }).path[16]?.includes('grey')

beforeEach(() => {
  on.names = ['Ada']
  session.clear()
})

describe('the toolbar button', () => {
  test('has the number of contradicted sentences as its badge and in its title', async () => {
    await updateToolbarButton(1, state('done'))
    expect([title(), count(), isGrey()]).toEqual(['Claimlight: 2 sentences conflict with the evidence', '2', false])
  })

  test('names the dossiers that were used when several are on', async () => {
    on.names = ['Ada', 'Grace']
    await updateToolbarButton(1, state('done', { dossiers: [{ id: 'a', name: 'Ada' }, { id: 'g', name: 'Grace' }] })) // prettier-ignore
    expect(title()).toBe('Claimlight: 2 sentences conflict with the evidence (Ada and Grace)')
  })

  test.each([
    ['off-subject', 'Claimlight: nothing to check on Ada here', true],
    ['other-language', 'Claimlight: this page is not in English', true],
    ['off', 'Claimlight: turned off on this page', true],
    ['not-allowed', 'Claimlight: check this page', true],
    ['no-text', 'Claimlight: check this page', true],
    ['error', 'Claimlight: this page could not be read', false],
    ['checking', 'Claimlight: 4 of 9 sentences checked', false],
  ] as const)('on a page that is %s has the title "%s"', async (status, words, grey) => {
    await updateToolbarButton(1, state(status, { findings: [], checked: 4, sentences: 9 }))
    expect([title(), isGrey()]).toEqual([words, grey])
  })

  test('gets its icon once while a check goes on, and again when it ends', async () => {
    const icons: unknown[] = []
    setBrowser({ action: { ...action, setIcon: (icon: unknown) => icons.push(icon) }, storage: { session, local } })
    for (const checked of [1, 2, 3]) await changePage(1, () => state('checking', { checked, sentences: 9 }))
    expect(icons).toHaveLength(1)
    await changePage(1, () => state('done'))
    expect(icons).toHaveLength(2)
    setBrowser({ action, storage: { session, local } })
  })

  test('is grey and idle without a page', async () => {
    await updateToolbarButton(1, null)
    expect([title(), count(), isGrey()]).toEqual(['Claimlight: check this page', '', true])
  })

  test('of a closed tab is not changed', async () => {
    setBrowser({
      action: { ...action, setTitle: () => Promise.reject(new Error('No tab')) },
      storage: { session, local },
    })
    await expect(updateToolbarButton(1, state('done'))).resolves.toBeUndefined()
    setBrowser({ action, storage: { session, local } })
  })

  test('follows a change of the dossiers in all known tabs', async () => {
    await changePage(1, () => state('off-subject', { findings: [] }))
    on.names = ['Grace']
    await updateToolbarButtons()
    expect(title()).toBe('Claimlight: nothing to check on Grace here')
  })
})

describe('the reason why a page is not checked', () => {
  test('names the language of the page if it is known', async () => {
    expect(await whyNotChecked({ status: 'other-language', lang: 'de-AT' })).toContain('German')
    expect(await whyNotChecked({ status: 'other-language', lang: 'not a tag!' })).toContain('another language')
    expect(await whyNotChecked({ status: 'other-language' })).toContain('another language')
    // A page that calls itself English and is not.
    expect(await whyNotChecked({ status: 'other-language', lang: 'en-GB' })).toContain('another language')
  })

  test('says so when the subject is named only outside the article', async () => {
    expect(await whyNotChecked({ status: 'off-subject', foundIn: 'comments' })).toContain(
      'Only the comments on this page mention Ada',
    )
    expect(await whyNotChecked({ status: 'off-subject', foundIn: 'outside' })).toContain('not in the article text')
    expect(await whyNotChecked({ status: 'off-subject' })).toBeUndefined()
  })

  test('distinguishes a PDF from a file without text', async () => {
    expect(noTextMessage(true)).toContain('PDF')
    expect(await whyNotChecked({ status: 'no-text', pdf: true })).toContain('PDF')
    expect(await whyNotChecked({ status: 'no-text' })).toContain('cannot read this kind of file')
    expect(await whyNotChecked({ status: 'error' })).toContain('error')
  })
})
