// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { ModelRow } from '@/components/model/model-rows'
import { SettingsView } from '@/components/settings/settings-view'
import type { ModelState } from '@/lib/model/model-download'
import { defaultSettings } from '@/lib/schema/settings'
import { settingsThat } from './fixtures'
import { show } from './render'

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the setting', () => {
  test('is off until the user turns it on', () => {
    expect(defaultSettings.secondOpinion).toBe(false)
    const onChange = vi.fn()
    show(<SettingsView {...settingsThat({ changeSettings: onChange, model: <p>the model</p> })} />)
    expect(screen.queryByText('the model')).toBeNull()
    fireEvent.click(screen.getByRole('switch', { name: 'Read with a model', checked: false }))
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
  const showRow = (state: Partial<ModelState>) => {
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

  test('says nothing of the terms of a model that this computer cannot have', () => {
    showRow({ availability: 'unavailable' })
    expect(screen.queryByText(/^Google’s documentation says/)).toBeNull()
  })
})
