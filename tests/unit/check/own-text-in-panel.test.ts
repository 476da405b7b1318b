import { beforeEach, describe, expect, test, vi } from 'vitest'
import { newCheck } from '@/lib/check/check-states'
import { changeOwnCheck, ownTextCheck } from '@/lib/check/own-texts/own-text-state'
import { createOwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import { readKeptText } from '@/lib/check/own-texts/kept-text'
import type { Envelope } from '@/lib/messaging/envelope'
import type { CheckState } from '@/lib/schema/page-state'
import { page } from '../components/fixtures'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const session = fakeStorage()
let isPrivate = false
/** The background: gets the id of the text and the number of the call. */
let checkText: (id: string, call: number) => Promise<CheckState>
const sent: Envelope[] = []
const [first] = page.findings

beforeEach(() => {
  session.clear()
  isPrivate = false
  sent.length = 0
  setBrowser({
    extension: {
      get inIncognitoContext() {
        return isPrivate
      },
    },
    runtime: {
      async sendMessage(message: Envelope) {
        sent.push(message)
        if (message.kind !== 'check-own-text') return { ok: true, value: null }
        const calls = sent.filter(({ kind }) => kind === message.kind).length
        return { ok: true, value: await checkText((message.data as { id: string }).id, calls) }
      },
    },
    storage: { session },
  })
})

const doneCheck = (id: string): CheckState => ({
  ...newCheck({ id, blockStarts: [0] }),
  status: 'done',
  checked: 2,
  findings: [first!],
})
const begin = () => {
  const checker = createOwnTextChecker()
  const seen: string[] = []
  checker.subscribe(() => {
    const state = checker.state()
    seen.push('findings' in state ? `${state.status} ${state.findings.length}` : state.status)
  })
  checker.actions.checkText('She left.')
  return { checker, seen }
}
/** A checker whose text is checked, with the check in storage. */
async function finished() {
  checkText = async (id) => {
    await ownTextCheck.write(doneCheck(id))
    return doneCheck(id)
  }
  const { checker } = begin()
  await vi.waitFor(() => expect(checker.state().status).toBe('done'))
  return checker
}

describe('the text of a panel', () => {
  test('shows the state that the background stores, and none of another window’s text', async () => {
    checkText = async (id) => {
      await ownTextCheck.write({ ...newCheck({ id: 'elsewhere' }), findings: [first!, first!] })
      await ownTextCheck.write({ ...newCheck({ id }), checked: 1, findings: [first!] })
      return doneCheck(id)
    }
    const { checker, seen } = begin()
    await vi.waitFor(() => expect(checker.state().status).toBe('done'))
    expect(seen).toEqual(['checking 0', 'checking 1', 'done 1'])
    expect(checker.state()).toMatchObject({ checked: 2, document: { text: 'She left.' } })
  })

  test('is checked again when the browser stops the background, without what the lost check had found', async () => {
    checkText = async (id, call) => {
      if (call === 1) {
        await ownTextCheck.write({ ...newCheck({ id }), findings: [first!] })
        throw new Error('The message channel was closed.')
      }
      await ownTextCheck.write(newCheck({ id }))
      return doneCheck(id)
    }
    const { checker, seen } = begin()
    await vi.waitFor(() => expect(checker.state().status).toBe('done'))
    expect(seen).toEqual(['checking 0', 'checking 1', 'checking 0', 'done 1'])
    expect(checker.state()).toMatchObject({ findings: [first] })
  })

  test('is given up when the background is stopped three times', async () => {
    checkText = () => Promise.reject(new Error('The message channel was closed.'))
    const { checker } = begin()
    await vi.waitFor(() =>
      expect(checker.state()).toEqual({ status: 'writing', problem: { kind: 'check', code: 'unreachable' } }),
    )
    expect(sent).toHaveLength(3)
  })

  test('is awaited on where the reply comes before the check has ended', async () => {
    checkText = (id, call) => Promise.resolve(call < 6 ? { ...newCheck({ id }), checked: call } : doneCheck(id))
    const { checker } = begin()
    await vi.waitFor(() => expect(checker.state().status).toBe('done'))
  })

  test('is there after the panel was closed, and is made again where another window’s check was stored since', async () => {
    const checker = await finished()
    expect((await readKeptText()).result).toEqual(checker.state())
    await ownTextCheck.write(doneCheck('elsewhere'))
    expect((await readKeptText()).result).toMatchObject({ status: 'checking', findings: [] })
  })

  test('is closed without the loss of its check, which an Undo needs when the panel ends right after it', async () => {
    const checker = await finished()
    const closed = checker.actions.back()
    await vi.waitFor(async () => expect((await readKeptText()).result).toBeNull())
    await new Promise((resolve) => setTimeout(resolve))
    expect(await ownTextCheck.read()).toMatchObject({ id: closed?.id, status: 'done' })
  })

  test('shows a muted finding again when its mute ends elsewhere, also after the panel was opened again', async () => {
    const muted = [{ start: first!.start, mutes: ['m'] }]
    checkText = async (id) => {
      const found = { ...doneCheck(id), muted }
      await ownTextCheck.write(found)
      return found
    }
    const { checker } = begin()
    await vi.waitFor(() => expect(checker.state().status).toBe('done'))
    expect(checker.state()).toMatchObject({ findings: [], muted })
    const opened = createOwnTextChecker()
    opened.actions.restore((await readKeptText()).result!)
    expect(opened.state()).toMatchObject({ findings: [], muted })
    await changeOwnCheck((stored) => stored && { ...stored, muted: undefined })
    for (const panel of [checker, opened])
      await vi.waitFor(() => expect(panel.state()).toMatchObject({ findings: [first], muted: undefined }))
  })

  test('leaves nothing in session storage from a private window', async () => {
    isPrivate = true
    checkText = (id) => Promise.resolve(doneCheck(id))
    const { checker } = begin()
    await vi.waitFor(() => expect(checker.state().status).toBe('done'))
    expect(sent[0]).toMatchObject({ data: { isKept: false } })
    expect(await session.get(null)).toEqual({})
    checker.actions.back()
    expect(await session.get(null)).toEqual({})
  })
})
