import { describe, expect, test } from 'vitest'
import { sendInChunks } from '@/components/notes/library/use-bulk'
import { intoBlob } from '@/lib/notes/export/export-notes'

describe('a change of many notes', () => {
  const ids = Array.from({ length: 1000 }, (_, n) => `note-${n}`)

  test('is sent in parts, with the progress after each', async () => {
    const parts: string[][] = []
    const told: number[] = []
    const { answers, refusal } = await sendInChunks(
      ids,
      (part) => {
        parts.push(part)
        return Promise.resolve({ ok: true, value: part.length })
      },
      (done) => told.push(done),
    )
    expect(parts.flat()).toEqual(ids)
    expect([answers, told, refusal]).toEqual([[400, 400, 200], [400, 800, 1000], null])
  })

  test('stops at the first refusal, and returns the answers before it', async () => {
    let turn = 0
    const { answers, refusal } = await sendInChunks(ids, () =>
      Promise.resolve(++turn === 2 ? { ok: false, code: 'storage-full' } : { ok: true, value: turn }),
    )
    expect([turn, answers, refusal]).toEqual([2, [1], 'storage-full'])
  })
})

describe('a file assembled from pieces', () => {
  async function* pieces(count: number, size = 10_000) {
    for (let n = 0; n < count; n++) {
      const end = performance.now() + 1
      while (performance.now() < end);
      yield await Promise.resolve(String(n % 10).repeat(size))
    }
  }

  test('has all of them in order', async () => {
    const blob = await intoBlob(pieces(60), new AbortController().signal)
    const text = await blob.text()
    expect(text.length).toBe(600_000)
    expect(text.replace(/(.)\1+/g, '$1')).toBe('0123456789'.repeat(6))
  })

  test('is rejected with the reason of the signal when it is aborted', async () => {
    const stop = new AbortController()
    async function* endless() {
      for (let n = 0; ; n++) {
        if (n === 20) stop.abort(new Error('cancelled'))
        yield* pieces(1)
      }
    }
    await expect(intoBlob(endless(), stop.signal)).rejects.toThrow('cancelled')
  })
})
