import { expect, test } from 'vitest'
import { pageAccess } from '@/lib/platform/page-access'
import { setBrowser } from '../fake-browser'

test.each([
  ['https://a.example/', false, 'open'],
  ['moz-extension://0123/welcome.html', true, 'closed'],
  [undefined, false, 'after-click'],
  [undefined, true, 'closed'],
])('a page at %s, with access to all sites %s, is %s', async (url, isAllowed, access) => {
  setBrowser({
    tabs: { get: () => Promise.resolve({ url, status: 'loading' }) },
    permissions: { contains: () => Promise.resolve(isAllowed) },
  })
  expect(await pageAccess(1)).toEqual({ access, isLoading: true })
})
