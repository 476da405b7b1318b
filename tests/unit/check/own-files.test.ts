import { describe, expect, test, vi } from 'vitest'
import { readOwnFile, textOfHtml } from '@/lib/check/own-texts/read-own-file'
import { DOCUMENT_LIMITS } from '@/lib/dossier/readers/unreadable'

const file = (name: string, words: string | Uint8Array<ArrayBuffer>) => new File([words], name)
const read = (made: Parameters<typeof readOwnFile>[0]) => readOwnFile(made, () => undefined)

describe('a file of the user', () => {
  test('is read with its blocks, and as plain text without an extension', async () => {
    expect(await read(file('story.md', '# Head\n\nShe left.'))).toMatchObject({
      ok: true,
      text: { blocks: [{ kind: 'heading' }, { kind: 'paragraph' }] },
    })
    expect(await read(file('', 'She left.'))).toMatchObject({ ok: true, text: { text: 'She left.' } })
  })

  test.each([
    ['without words', file('a.txt', ' \n—\n'), 'empty'],
    ['not what its extension says', file('a.docx', 'not a zip'), 'broken'],
    ['too long', file('a.txt', 'word '.repeat(DOCUMENT_LIMITS.textLength / 4)), 'too-long'],
  ] as const)('that is %s is refused', async (_, made, fault) => expect(await read(made)).toEqual({ ok: false, fault }))

  test('that is too large is refused before it is read', async () => {
    const arrayBuffer = vi.fn(() => Promise.resolve(new ArrayBuffer(0)))
    expect(await read({ name: 'a.txt', size: DOCUMENT_LIMITS.bytes + 1, arrayBuffer })).toEqual({
      ok: false,
      fault: 'too-large',
    })
    expect(arrayBuffer).not.toHaveBeenCalled()
  })

  test('that was moved or deleted is refused', async () => {
    const gone = { name: 'a.txt', size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) }
    expect(await read(gone)).toEqual({ ok: false, fault: 'broken' })
  })
})

describe('pasted HTML', () => {
  test('becomes text with marks for headings and list items', async () => {
    expect(await textOfHtml('<h2>Two jobs</h2><ul><li>She left.</li></ul>')).toMatch(/^# Two jobs\n\n[-*] She left\.$/)
  })

  test('of one paragraph is pasted as plain text', async () => {
    expect(await textOfHtml('She <b>left</b>.')).toBeNull()
    expect(await textOfHtml('')).toBeNull()
  })

  test('loses scripts and markup', async () => {
    const text = await textOfHtml(
      '<h1>A</h1><script>steal()</script><p onclick="x()">She left.<img src=x onerror=y()></p>',
    )
    expect(text).not.toMatch(/steal|onclick|onerror|<\w/)
    expect(text).toContain('She left.')
  })
})
