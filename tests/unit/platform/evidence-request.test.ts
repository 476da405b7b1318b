import { expect, test } from 'vitest'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from './fake-storage'

setBrowser({ storage: { session: fakeStorage() } })
const { evidenceRequest, removeEvidenceRequest } = await import('@/lib/platform/session')

test('a request to use a page as evidence reaches one open page of the extension alone', async () => {
  await evidenceRequest.write({ tabId: 3, id: 'a', isPart: true })
  expect(await removeEvidenceRequest(4)).toBeNull()
  const answers = await Promise.all([removeEvidenceRequest(3), removeEvidenceRequest(3)])
  expect(answers.map((answer) => answer?.id)).toEqual(['a', undefined])
})
