// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ModelRow } from '@/components/model/model-settings'
import type { OpinionModel } from '@/lib/model/model'
import { createModelDownload } from '@/lib/model/model-download'
import { defaultSettings } from '@/lib/schema/settings'
import { show } from './render'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

test('no page is read with a model until the user turns it on', () => {
  expect(defaultSettings.secondOpinion).toBe(false)
})

describe('the model in the settings', () => {
  /** Shows the browser's model; null: the browser has none, or has not answered yet. */
  const showRow = (availability: Awaited<ReturnType<OpinionModel['availability']>> | 'none' | null) => {
    const model: OpinionModel = {
      availability: () =>
        availability === null || availability === 'none' ? new Promise(() => undefined) : Promise.resolve(availability),
      create: ({ onProgress } = {}) => {
        onProgress?.(0.25)
        return new Promise(() => undefined)
      },
    }
    show(<ModelRow download={createModelDownload(availability === 'none' ? null : model)} />)
  }
  const says = (words: string) => waitFor(() => expect(screen.getByRole('status').textContent).toContain(words))
  const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

  test.each([
    [null, 'The browser is being asked for its model.', null],
    ['none', 'This browser has no built-in model.', null],
    ['unavailable', 'The browser’s model cannot be used on this computer.', null],
    ['downloadable', 'The model is not on this computer.', 'Download the model'],
    ['downloading', 'The browser is downloading the model.', 'Show progress'],
    ['available', 'The model is on this computer and ready.', null],
  ] as const)('%s: %s', async (availability, words, button) => {
    showRow(availability)
    await says(words)
    expect(screen.queryByRole('button')?.textContent ?? null).toBe(button)
    if (button === null) return
    await press(button)
    await screen.findByRole('progressbar', { name: t('secondOpinion.progress') })
  })

  test('shows how much is downloaded, can be cancelled, and says so with what the maker promises', async () => {
    showRow('downloadable')
    await press('Download the model')
    const bar = screen.getByRole('progressbar', { name: t('secondOpinion.progress') })
    expect(bar.getAttribute('value')).toBe('0.25')
    screen.getByText(t('secondOpinion.percent', { percent: '25%' }))
    await press('Cancel')
    expect(screen.getByRole('status').textContent).toContain('Cancelled.')
    screen.getByText(/^Google’s documentation says .* Claimlight cannot check this/)
  })

  test('says nothing of the terms of a model that this computer cannot have', async () => {
    showRow('unavailable')
    await says('The browser’s model cannot be used on this computer.')
    expect(screen.queryByText(patternOf('secondOpinion.promised'))).toBeNull()
  })
})
