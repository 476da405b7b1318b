// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { FindingBody } from '@/components/finding/finding-body'
import { SecondOpinionContext } from '@/components/finding/second-opinion-of'
import { ModelRow } from '@/components/second-opinion/model-row'
import { OpinionView } from '@/components/second-opinion/opinion-view'
import { SettingsView } from '@/components/settings/settings-view'
import { createAsker, type AskerState } from '@/lib/second-opinion/asker'
import { builtInModel } from '@/lib/second-opinion/built-in'
import { modelFaults, ModelError } from '@/lib/second-opinion/model'
import { defaultSettings } from '@/lib/schema/settings'
import { fakeLanguageModel, type FakePlan } from '../second-opinion/fake-language-model'
import { CLAIMS, finding } from '../second-opinion/story'
import { book, settingsThat } from './fixtures'
import { show } from './render'

const ASK = 'Ask the browser’s model'
const NAME = 'Second opinion (the browser’s model)'

function showOpinion(plan: Partial<FakePlan>) {
  const api = fakeLanguageModel({ availability: 'available', needsNoClick: true, ...plan })
  const asker = createAsker(builtInModel(api, () => 'marker'))
  return { ...show(<OpinionView finding={finding} claims={CLAIMS} asker={asker} />), api, asker }
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the second opinion on a finding', () => {
  test('is asked for by a button, and shows an opinion on each detail with the words of both sides', async () => {
    const { api } = showOpinion({ behaviour: 'wrong' })
    expect(api.log.created).toBe(0)
    press(ASK)
    const list = await screen.findByRole('list', { name: NAME })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Differs. Sentence: March 2022. Claim: Example left Harbour. ',
      'Differs. Sentence: five years. Claim: Example left Harbour. ',
    ])
    screen.getByText('Not part of the verdict. A model makes mistakes.')
    screen.getByRole('button', { name: 'Ask again' })
  })

  test('says that a detail is not said, without a claim', async () => {
    showOpinion({ behaviour: 'notSaid' })
    press(ASK)
    const list = await screen.findByRole('list', { name: NAME })
    expect(list.textContent).toContain('Not said. Sentence: March 2022.')
    expect(list.textContent).not.toContain('Claim')
  })

  test('has no colour and no sign of a verdict', async () => {
    const { container } = showOpinion({ behaviour: 'wrong' })
    press(ASK)
    await screen.findByRole('list', { name: NAME })
    expect(container.innerHTML).not.toMatch(/contradicted|disputed|supported|unverified/)
  })

  test('can be cancelled, and the focus stays in the block', async () => {
    showOpinion({ behaviour: 'hangs' })
    const ask = screen.getByRole('button', { name: ASK })
    ask.focus()
    fireEvent.click(ask)
    await screen.findByText('The model is reading the sentence. This can take a minute.')
    expect(ask.getAttribute('aria-disabled')).toBe('true')
    press('Cancel')
    await screen.findByText('Cancelled.')
    expect(document.activeElement).toBe(ask)
    expect(ask.getAttribute('aria-disabled')).toBe('false')
  })

  test('is not asked a second time while the model answers', async () => {
    const { api } = showOpinion({ behaviour: 'hangs' })
    press(ASK)
    press(ASK)
    await vi.waitFor(() => expect(api.log.prompts).toHaveLength(1))
  })

  test.each(['inventive', 'malformed'] as const)('of a model that is %s is not shown', async (behaviour) => {
    showOpinion({ behaviour })
    press(ASK)
    await screen.findByText('The model gave no usable answer.')
    expect(screen.queryByRole('list')).toBeNull()
  })

  test('says how many answers are left out', async () => {
    const kept = { detail: 1, opinion: 'differs', sentenceWords: 'March 2022', claimWords: '13 July 2022' }
    const invented = { detail: 2, opinion: 'agrees', sentenceWords: 'five years', claimWords: 'five years' }
    showOpinion({ reply: JSON.stringify({ answers: [kept, invented] }) })
    press(ASK)
    await screen.findByText('1 answer is left out, because it quotes words that are not there or is missing.')
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
  })

  test('sends to the settings where the model is not downloaded, and downloads nothing', async () => {
    const { api } = showOpinion({ availability: 'downloadable' })
    press(ASK)
    await screen.findByText('The browser’s model is not downloaded. You can download it in the settings.')
    expect(screen.getByRole('link', { name: 'Open the settings' }).getAttribute('href')).toBe('#/settings')
    expect(api.log.created).toBe(0)
  })

  test.each(modelFaults)('has words for the fault %s', async (fault) => {
    const asker = { ask: () => Promise.reject(new ModelError(fault)), lastOpinion: () => undefined }
    show(<OpinionView finding={finding} claims={CLAIMS} asker={asker} />)
    press(ASK)
    await screen.findByRole('button', { name: 'Ask again' })
    expect(screen.getByRole('status').textContent).toMatch(/^[A-Z].*\.$/)
    expect(screen.getByRole('status').textContent).not.toContain('secondOpinion')
  })

  test('that was given is still there when the finding is opened again', async () => {
    const { asker, unmount } = showOpinion({ behaviour: 'notSaid' })
    press(ASK)
    await screen.findByRole('list', { name: NAME })
    unmount()
    show(<OpinionView finding={finding} claims={CLAIMS} asker={asker} />)
    screen.getByRole('list', { name: NAME })
  })

  test('ends its question when the finding is closed', async () => {
    const { api, unmount } = showOpinion({ behaviour: 'hangs' })
    press(ASK)
    await vi.waitFor(() => expect(api.log.prompts).toHaveLength(1))
    unmount()
    await vi.waitFor(() => expect(api.log.open).toBe(1))
  })

  test('is in a finding only where it is turned on', () => {
    const { rerender } = show(<FindingBody finding={finding} book={book} />)
    expect(screen.queryByText('here')).toBeNull()
    rerender(
      <SecondOpinionContext value={() => <p>here</p>}>
        <FindingBody finding={finding} book={book} />
      </SecondOpinionContext>,
    )
    screen.getByText('here')
  })
})

describe('the setting', () => {
  test('is off until the user turns it on', () => {
    expect(defaultSettings.secondOpinion).toBe(false)
    const onChange = vi.fn()
    show(<SettingsView {...settingsThat({ onChange, model: <p>the model</p> })} />)
    expect(screen.queryByText('the model')).toBeNull()
    fireEvent.click(screen.getByRole('switch', { name: 'Second opinion by a model', checked: false }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ secondOpinion: true })
  })

  test('shows the model when it is on, and says who processes what is asked', () => {
    const settings = { ...defaultSettings, secondOpinion: true }
    show(<SettingsView {...settingsThat({ settings, model: <p>the model</p> })} />)
    screen.getByText('the model')
    screen.getByText(/What you ask a model is processed by the browser/)
  })
})

describe('the model in the settings', () => {
  const showRow = (state: Partial<AskerState>) => {
    const [onDownload, onCancel] = [vi.fn(), vi.fn()]
    const whole = { availability: null, progress: null, fault: null, ...state }
    return { ...show(<ModelRow state={whole} onDownload={onDownload} onCancel={onCancel} />), onDownload, onCancel }
  }

  test.each([
    [null, 'The browser is being asked for its model.', null],
    ['none', 'This browser has no built-in model.', null],
    ['unavailable', 'The browser’s model cannot be used on this computer.', null],
    ['downloadable', 'The model is not on this computer.', 'Download the model'],
    ['downloading', 'The browser is downloading the model.', 'Show progress'],
    ['available', 'The model is on this computer and ready.', null],
  ] as const)('%s: %s', (availability, words, button) => {
    const { onDownload } = showRow({ availability })
    expect(screen.getByRole('status').textContent).toContain(words)
    expect(screen.queryByRole('button')?.textContent ?? null).toBe(button)
    if (button === null) return
    press(button)
    expect(onDownload).toHaveBeenCalledOnce()
  })

  test('shows how much is downloaded, and can be cancelled', () => {
    const { onCancel } = showRow({ availability: 'downloadable', progress: 0.25 })
    const bar = screen.getByRole('progressbar', { name: 'Download of the model' })
    expect(bar.getAttribute('value')).toBe('0.25')
    screen.getByText('25% downloaded')
    press('Cancel')
    expect(onCancel).toHaveBeenCalledOnce()
  })

  test('says why a download ended, and what the maker promises', () => {
    showRow({ availability: 'downloadable', fault: 'aborted' })
    expect(screen.getByRole('status').textContent).toContain('Cancelled.')
    screen.getByText(/^Google’s documentation says .* Claimlight cannot check this/)
  })
})
