import { execFileSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readFileBytes, readFileOrStdin, tryReadDocument, type ReadResult } from '@/tools/shared/file-bytes'
import { tempFolder } from '../temp-folder'

const folder = tempFolder()

function read(name: string, content: string): Promise<ReadResult> {
  return tryReadDocument(name, new TextEncoder().encode(content))
}

test('a Markdown paragraph of 25,000 words is read', async () => {
  const words = 'word '.repeat(25_000).trim()
  await expect(read('long.md', words)).resolves.toMatchObject({ ok: true, readable: { article: { text: words } } })
})

describe('a file that would block a parser for minutes is refused with a short reason:', () => {
  const lists = Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')
  test.each([
    ['nested lists', 'lists.md', lists, 'nested too deeply'],
    ['lists nested in one line', 'line.md', `${'- '.repeat(5000)}a`, 'nested too deeply'],
    ['quotes in quotes', 'quotes.md', `${'>'.repeat(5000)}a`, 'nested too deeply'],
    ['marks without end', 'marks.md', '*a_ '.repeat(16_000), 'too many marks in one paragraph'],
    ['the same on lines', 'lines.md', '*a_\n'.repeat(16_000), 'too many marks in one paragraph'],
    ['elements in one another', 'deep.html', `${'<div>'.repeat(200_000)}a`, 'nested too deeply'],
  ])('%s', async (_, name, content, reason) => {
    await expect(read(name, content)).resolves.toEqual({ ok: false, reason })
  })

  test('a file that is only long is read', async () => {
    await expect(read('rows.html', '<p>A <b>word</b>.<br>'.repeat(1500))).resolves.toMatchObject({ ok: true })
    await expect(read('items.md', '- A *word* and a `code`.\n'.repeat(500))).resolves.toMatchObject({ ok: true })
    await expect(read('rule.md', `A.\n\n${'-'.repeat(2000)}\n`)).resolves.toMatchObject({ ok: true })
  })
})

describe('an endless input is refused:', () => {
  const reason = 'not a regular file; for standard input give -'
  test('a device', () => expect(readFileBytes('/dev/zero')).toBe(reason))
  test('a named pipe', () => {
    const pipe = join(folder, 'pipe.txt')
    execFileSync('mkfifo', [pipe])
    expect(readFileBytes(pipe)).toBe(reason)
  })
  test('standard input', async () => {
    const endless = createReadStream('/dev/zero') as unknown as typeof process.stdin
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(endless)
    expect(await readFileOrStdin('-')).toBe('too large')
    vi.restoreAllMocks()
  })
})
