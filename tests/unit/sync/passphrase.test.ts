import { expect, test } from 'vitest'
import { ciphersOf } from '@/lib/sync/cipher'
import { isLongPassphrase, makePassphrase, normalizePassphrase } from '@/lib/sync/passphrase'

test('a passphrase that Claimlight makes has 24 letters and digits in groups, is long, and is never the same', () => {
  const made = Array.from({ length: 200 }, makePassphrase)
  for (const one of made) {
    expect(one).toMatch(/^(?:[a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}$/)
    expect(isLongPassphrase(one)).toBe(true)
  }
  expect(new Set(made).size).toBe(200)
})

test('it is read in capitals, with blanks and without hyphens; another one is left as it was typed', () => {
  const made = 'abcd-efgh-ijkm-npqr-stuv-wxyz'
  for (const typed of [made.toUpperCase(), made.replaceAll('-', ''), ` ${made.replaceAll('-', ' ')} `])
    expect(normalizePassphrase(typed)).toBe(made)
  expect(normalizePassphrase(' Correct Horse-Battery ')).toBe('Correct Horse-Battery')
})

test.each([
  ['', false],
  ['passwordpassword', false],
  ['12345678901234567890', false],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', false],
  ['abcdefghijklmnopqrstuvwxyz', false],
  ['correct horse', false],
  ['correct horse battery staple', false],
  ['qwertyuiopasdfghjklzxcvbnm', false],
  ['qwert asdfg zxcvb yuiop hjkl uiop', false],
  ['tobeornottobethatisthequestion', false],
  ['To be, or not to be, that is the question', false],
  ['the quick brown fox jumps over the lazy dog', false],
  ['correct correct horse horse battery staple', false],
  ['aaaa-aaaa-aaaa-aaaa-aaaa-aaaa', false],
  ['abcd-efgh-ijkm-npqr-stuv-wxyz', false],
  ['Monday Tuesday Wednesday Thursday Friday Saturday', false],
  ['janvier février mars avril juin juillet août', false],
  ['aabc aabd aabe aabf aabg aabh', false],
  ['ploi mnbv poiu lkjh fdsa trew', false],
  ['abcdefghijkmabcdefghijkm', false],
  ['abcabcdefdefghighijkmjkm', false],
  ['mkjihgfedcba987654329876', false],
  ['qwertyuipasdfghjkzxcvbnm', false],
  ['k7wd2mzpvq9hk7wd2mzpvq9h', false],
  ['k7wd-2mzp-vq9h-t4ga-xn3e-c8ru', true],
  ['correct horse battery staple orchard window', true],
  ['Sechs Wörter fließen über grüne Brücken', true],
])('a passphrase of the user is measured before it is used: %s', (passphrase, long) => {
  expect(isLongPassphrase(passphrase)).toBe(long)
})

test('nothing is sealed with an empty passphrase', () => {
  expect(() => ciphersOf({ passphrase: '', salt: 'MDEyMzQ1Njc4OWFiY2RlZg==' })).toThrow('passphrase')
})
