import { describe, expect, test } from 'vitest'
import { outgoingDataText, type OutgoingData } from '@/components/ui/outgoing-data'

const off: OutgoingData = { sync: 'off', hasBackups: false }

describe('what the settings and the welcome page say of what leaves the browser', () => {
  test('is nothing but exports, where nothing is turned on', () => {
    expect(outgoingDataText(off, false)).toBe('Nothing you read leaves this browser unless you export or send it.')
  })

  test.each<[OutgoingData['sync'], RegExp]>([
    ['folder', /^Your notes, .* go into the sync folder, encrypted\./],
    ['files', /^Your notes, .* go into the change files that you save, encrypted\./],
  ])('names the sync (%s), and does not say that nothing leaves', (sync, words) => {
    const text = outgoingDataText({ ...off, sync }, false)
    expect(text).toMatch(words)
    expect(text).toMatch(/Nothing else you read leaves this browser unless you export or send it\.$/)
    expect(text).not.toContain('Nothing you read')
  })

  test('names all that is turned on', () => {
    const text = outgoingDataText({ sync: 'folder', hasBackups: true }, true)
    expect(text).toMatch(/sync folder.*automatic backups.*What you ask a model.*Nothing else you read/)
  })
})
